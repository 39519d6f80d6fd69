// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { directionTo, near, nearestOf } from "./near.ts";
import type { Position, Shape } from "./geometry.ts";

// 0.001° is some 111 m north and, at 16.5° of latitude, 107 m east.
const here: Position = [104.72, 16.54];
const square = (west: number, south: number): Shape => [[[[west, south], [west + 0.001, south], [west + 0.001, south + 0.001], [west, south + 0.001]]]];

test("a shape is as far as its nearest edge, and no way at all from inside", () => {
  const [lon, lat] = nearestOf(square(104.721, 16.5395), here)!;
  assert.ok(Math.abs(lon - 104.721) < 1e-9 && Math.abs(lat - 16.54) < 1e-9, "the middle of its western edge");
  assert.deepEqual(nearestOf(square(104.7195, 16.5395), here), here);
  assert.equal(nearestOf([], here), undefined);
  const ring: Shape = [[square(104.7185, 16.5385)[0]![0]!.map(([x, y]) => [x + (x > 104.719 ? 0.002 : 0), y + (y > 16.539 ? 0.002 : 0)] as Position), square(104.7195, 16.5395)[0]![0]!]];
  assert.ok(nearestOf(ring, here)![0] !== here[0] || nearestOf(ring, here)![1] !== here[1], "in the hole of a plot one is outside of it");
});
test("directions are those of a compass, also over the narrowing of the meridians", () => {
  assert.deepEqual(([[0, 1], [1, 1], [1, 0], [1, -1], [0, -1], [-1, -1], [-1, 0], [-1, 1]] as Position[]).map(([x, y]) => directionTo(here, [here[0] + x / 1000, here[1] + y / 1000])), ["n", "ne", "e", "se", "s", "sw", "w", "nw"]);
});
test("the nearest stands first; what has no place is not there", () => {
  const places: Record<string, Shape | Position | undefined> = { far: [104.73, 16.54], plot: square(104.7195, 16.5395), tree: [104.72, 16.5405], lost: undefined };
  const found = near(Object.keys(places), (name) => places[name], here);
  assert.deepEqual(found.map((one) => [one.of, Math.round(one.metres), one.direction]), [["plot", 0, undefined], ["tree", 56, "n"], ["far", 1065, "e"]]);
});

// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { add, close, cut, drop, History, insert, join, measured, move, nothing, type Drawing } from "./editing.ts";
import { contains, fromGeoJson, merge, metresBetween, pairText, raiNganWah, readPair, ringsText, selfCrossings, snapped, split, toGeoJson, type Polygon, type Position, type Ring } from "./geometry.ts";
import { judge, leastStep, worstAccuracy } from "./walk.ts";

// A drawing board: whole numbers are thousandths of a degree east and north of a corner in Bangkok.
const p = (x: number, y: number): Position => [100.5 + x / 1000, 13.75 + y / 1000];
const square = (x: number, y: number, side: number): Ring => [p(x, y), p(x + side, y), p(x + side, y + side), p(x, y + side)];
/** In squares of the board. */
const size = (ring: Ring) => Math.abs(ring.reduce((sum, a, i) => sum + a[0] * ring[(i + 1) % ring.length]![1] - ring[(i + 1) % ring.length]![0] * a[1], 0)) * 5e5;
const area = (polygon: Polygon) => Math.round((size(polygon[0]!) - polygon.slice(1).reduce((sum, hole) => sum + size(hole), 0)) * 1000) / 1000;

test("a plot goes out as GeoJSON, closed, and comes back as it was", () => {
  const shape = [[square(0, 0, 10), square(2, 2, 3)], [square(20, 0, 5)]];
  const out = toGeoJson(shape);
  assert.equal(out.type, "MultiPolygon");
  assert.deepEqual(out.coordinates[0]![0]!.at(-1), out.coordinates[0]![0]![0]);
  assert.deepEqual(fromGeoJson(out), shape);
  assert.equal(toGeoJson([[square(0, 0, 1)]]).type, "Polygon");
  assert.equal(ringsText([[[[1, 2], [3, 4]], [[5, 6]]], [[[7, 8]]]]), "1 2 3 4;5 6|7 8");
});
test("a line cuts a plot in two whose areas add up", () => {
  const [left, right] = split([square(0, 0, 10)], p(4, -1), p(4, 11))!;
  assert.deepEqual([area(left), area(right)].sort(), [40, 60]);
  // The line goes on beyond its ends, and through corners.
  const halves = split([square(0, 0, 10)], p(4, 4), p(5, 5))!;
  assert.deepEqual(halves.map(area), [50, 50]);
});
test("a hole stays with its side; a line through a hole, beside the plot or through four edges does not cut", () => {
  const [left, right] = split([square(0, 0, 10), square(6, 6, 2)], p(5, 0), p(5, 10))!;
  assert.deepEqual([left.length, right.length].sort(), [1, 2]);
  assert.equal(area(left) + area(right), 96);
  assert.equal(split([square(0, 0, 10), square(4, 4, 2)], p(5, 0), p(5, 10)), undefined);
  assert.equal(split([square(0, 0, 10)], p(20, 0), p(20, 10)), undefined);
  const horseshoe: Ring = [p(0, 0), p(9, 0), p(9, 9), p(6, 9), p(6, 3), p(3, 3), p(3, 9), p(0, 9)];
  assert.equal(split([horseshoe], p(-1, 6), p(10, 6)), undefined);
});
test("two plots with a common border become one, also when only one of them has a corner there", () => {
  assert.equal(area(merge([square(0, 0, 10)], [square(10, 0, 10)])!), 200);
  const beside = merge([square(0, 0, 10)], [square(10, 2, 5)])!;
  assert.equal(area(beside), 125);
  assert.equal(beside.length, 1);
  assert.equal(merge([square(0, 0, 10)], [square(30, 0, 10)]), undefined);
  assert.equal(merge([square(0, 0, 10)], [square(10, 10, 10)]), undefined, "a corner is no border");
});
test("what was cut can be joined again to the same area, whichever way it was drawn", () => {
  for (const [from, to] of [[p(3, 0), p(8, 10)], [p(0, 7), p(10, 2)], [p(1, 1), p(9, 8)]] as const) {
    const [left, right] = split([square(0, 0, 10)], from, to)!;
    assert.equal(area(merge(left, right)!), 100);
    assert.equal(area(merge([[...left[0]!].reverse()], right)!), 100);
  }
});
test("a figure of eight is told with the place where it crosses", () => {
  assert.deepEqual(selfCrossings(square(0, 0, 10)), []);
  const [at] = selfCrossings([p(0, 0), p(10, 10), p(10, 0), p(0, 10)]);
  assert.ok(metresBetween(at!, p(5, 5)) < 0.001);
});
test("a corner within reach wins over an edge; beyond reach nothing is moved", () => {
  const project = ([lon, lat]: Position) => ({ x: (lon - 100.5) * 1e4, y: (13.75 - lat) * 1e4 });
  const rings = [square(0, 0, 10)];
  assert.deepEqual(snapped(p(10.4, 9.7), rings, project, 12), { position: p(10, 10), kind: "corner" });
  const edge = snapped(p(5, 0.6), rings, project, 12)!;
  assert.equal(edge.kind, "edge");
  assert.ok(metresBetween(edge.position, p(5, 0)) < 0.001);
  assert.equal(snapped(p(5, 5), rings, project, 12), undefined);
});
test("drawing: corners, closing, moving, inserting, dropping, and back again", () => {
  const history = new History();
  let now: Drawing = nothing;
  const step = (next: Drawing) => (history.push(now), (now = next));
  for (const corner of square(0, 0, 10)) step(add(now, corner));
  assert.equal(add(now, p(0, 10)), now, "the same place twice is one corner");
  assert.equal(measured(now).length, 1);
  step(close(now));
  assert.equal(now.shape.length, 1);
  const at = { polygon: 0, ring: 0, corner: 1 };
  step(insert(now, at, p(12, 5)));
  assert.equal(area(now.shape[0]!), 110);
  step(move(now, { ...at, corner: 2 }, p(11, 5)));
  assert.equal(area(now.shape[0]!), 105);
  step(drop(now, { ...at, corner: 2 }));
  assert.equal(area(now.shape[0]!), 100);
  step(drop(now, at));
  step(drop(now, at));
  assert.deepEqual(now.shape, [], "a ring of two corners is none");
  while (history.canUndo) now = history.undo(now);
  assert.deepEqual(now, nothing);
  while (history.canRedo) now = history.redo(now);
  assert.deepEqual(now.shape, []);
});
test("a plot that was cut has two parts; a neighbour is joined where it touches", () => {
  const drawing: Drawing = { shape: [[square(0, 0, 10)]], line: [] };
  assert.deepEqual(cut(drawing, p(2, 0), p(2, 10))!.shape.map(area).sort(), [20, 80].sort());
  assert.equal(cut(drawing, p(20, 0), p(20, 10)), undefined);
  assert.deepEqual(join(drawing, [[square(10, 0, 10)]])!.shape.map(area), [200]);
  assert.equal(join(drawing, [[square(40, 0, 10)]]), undefined);
});
test("coordinates as people paste them: latitude first, Thai digits, a degree sign", () => {
  assert.deepEqual(readPair("16.43215, 102.82341"), [102.82341, 16.43215]);
  assert.deepEqual(readPair("๑๖.๔๓๒๑๕\t๑๐๒.๘๒๓๔๑"), [102.82341, 16.43215]);
  assert.deepEqual(readPair(" 16.4° 102.8° "), [102.8, 16.4]);
  for (const text of ["", "16.4", "102.8, 16.4", "a, b", "16.4, 102.8, 3"]) assert.equal(readPair(text), undefined, text);
  assert.deepEqual(readPair(pairText([102.8234567, 16.4321])), [102.8234567, 16.4321]);
});
test("areas are written as rai, ngan and square wah", () => {
  assert.equal(raiNganWah(26_750 * 10_000), "16-2-88");
  assert.equal(raiNganWah(1600 * 10_000 - 1), "1-0-0");
  assert.equal(raiNganWah(0), "0-0-0");
  assert.equal(raiNganWah(1_867_328 * 10_000), "1,167-0-32");
});
test("of a walk, bad positions, standing still and jumps are no corners", () => {
  const fix = (x: number, y: number, at: number, accuracy = 4) => ({ position: p(x, y), accuracy, at: at * 1000 });
  const first = fix(0, 0, 0);
  assert.equal(judge(first, undefined), "taken");
  assert.equal(judge(fix(0, 0, 0, worstAccuracy + 1), undefined), "inaccurate");
  assert.equal(judge(fix(0, 0, 0, NaN), undefined), "inaccurate");
  assert.equal(judge(fix(0.01, 0, 60), first), "near");
  assert.equal(judge(fix(0.1, 0, 10), first), "taken");
  assert.equal(judge(fix(10, 0, 10), first), "jump");
  assert.ok(metresBetween(p(0, 0), p(0.01, 0)) < leastStep);
});
test("inside and outside", () => {
  assert.ok(contains(square(0, 0, 10), p(5, 5)));
  assert.ok(!contains(square(0, 0, 10), p(15, 5)));
});

// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { degrees, e7, outlineOf, placeOf, textOf } from "./place.ts";

test("degrees are read as people type them", () => {
  assert.equal(degrees(" 16.5433 "), 16.5433);
  assert.equal(degrees("๑๖.๕"), 16.5);
  assert.equal(degrees("104,72"), 104.72);
  for (const bad of ["", "16°", "16.5 N", "1e3", "1234", "16.5.1"]) assert.equal(degrees(bad), undefined);
  assert.equal(e7(16.5433211), 165_433_211);
  assert.equal(textOf(16.54332109), "16.543321");
});
test("one corner is a place, a closed outline has its middle", () => {
  assert.equal(placeOf({ shape: [], line: [] }), undefined);
  assert.deepEqual(placeOf({ shape: [], line: [[104, 16], [105, 17]] }), [104, 16]);
  const shape: [number, number][][][] = [[[[104, 16], [106, 16], [106, 18], [104, 18]]]];
  assert.deepEqual(placeOf({ shape, line: [] }), [105, 17]);
  assert.equal(outlineOf({ shape: [], line: [[104, 16]] }), null);
  assert.deepEqual(outlineOf({ shape, line: [] }), { type: "Polygon", coordinates: [[[104, 16], [106, 16], [106, 18], [104, 18], [104, 16]]] });
});

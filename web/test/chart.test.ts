// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { radial, runs, ticks } from "../src/chart/scales.ts";
import { toCsv } from "../src/table/csv.ts";

test("ticks are round, enclose the values, and begin at zero when it is near", () => {
  assert.deepEqual(ticks([2, 9]), [0, 5, 10]);
  assert.deepEqual(ticks([100_000, 120_143]), [100_000, 110_000, 120_000, 130_000]);
  for (const values of [[7], [0], [0.004, 0.019], [-5, 3]]) {
    const found = ticks(values);
    assert.ok(found.length >= 2 && found.length <= 7, String(found));
    assert.ok(found[0]! <= Math.min(...values) && found.at(-1)! >= Math.max(...values), String(found));
  }
});
test("a missing year breaks the line", () => {
  const points = [1, null, 3, 4].map((value, i) => ({ label: String(i), value }));
  assert.deepEqual(runs(points), [[0], [2, 3]]);
});
test("the first spoke of a radar points up", () => {
  assert.equal(radial([1, 1, 1, 1], 10), "0.0,-10.0 10.0,0.0 0.0,10.0 -10.0,0.0");
});
test("a file for spreadsheets quotes commas and never starts a formula", () => {
  assert.equal(toCsv(["a", "b"], [["x,y", null], ['say "no"', 0], ["=1+1", -3]]), '\uFEFFa,b\r\n"x,y",\r\n"say ""no""",0\r\n\'=1+1,-3\r\n');
});

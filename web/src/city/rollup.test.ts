// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, csv, periodOf, share, sorted } from "./rollup";
import type { RollupRow } from "./types";

const row = (nameTh: string, value: number | null, reported: number, of: number, notMeasured: number | null = null): RollupRow => ({
  id: 1, nameTh, nameEn: nameTh, value, valueText: value === null ? null : String(value), reported, of, notMeasured,
});

test("each kind of period is read by the rule of the form", () => {
  assert.deepEqual(periodOf("fiscal-year", 2565), { period: "FY2565" });
  assert.deepEqual(periodOf("calendar-year", 2565), { period: "CY2565", rule: "CY2565 read for FY2565" });
  assert.deepEqual(periodOf("date", 2565), { period: "2021-12-31", rule: "2021-12-31 read for FY2565" });
});

test("a group that reported nothing stands last, both ways: nothing is not zero", () => {
  const rows = [row("none", null, 0, 4), row("zero", 0, 1, 4), row("five", 5, 2, 4)];
  const names = (order: "value" | "low") => sorted(rows, order).map((one) => one.nameTh);
  assert.deepEqual(names("value"), ["five", "zero", "none"]);
  assert.deepEqual(names("low"), ["zero", "five", "none"]);
});

test("those who say that nothing was measured have answered, but stand in no value", () => {
  assert.equal(answered(row("a", 50, 2, 8, 2)), 4);
  assert.equal(share(row("a", 50, 2, 8, 2)), 0.5);
  assert.equal(share(row("a", null, 0, 0)), 0);
});

test("the file leaves the value of a silent group empty", () => {
  const roll = { key: "area", period: "FY2565", by: "province", unitTh: "ตร.กม.", unitEn: "km²", aggregation: "sum", rows: [] };
  assert.match(csv(roll, [row("ก", null, 0, 4)]), /area,FY2565,ก,,ตร\.กม\.,sum,0,,4/);
});

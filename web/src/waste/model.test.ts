// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { addMonths, daysOf, figureText, firstDay, monthToDo, readFigure, thisMonth, uncollected } from "./model";
import type { MonthBrief } from "./types";

test("tonnes become kilograms exactly, in Thai digits and with commas too", () => {
  assert.deepEqual(readFigure("412.357", "tonnes"), { value: 412357 });
  assert.deepEqual(readFigure("๑,๒๓๔.๕", "tonnes"), { value: 1234500 });
  assert.deepEqual(readFigure("1.1000", "tonnes"), { value: 1100 });
  assert.deepEqual(readFigure("", "tonnes"), { value: null });
});

test("what cannot be stored is refused, not rounded away", () => {
  assert.deepEqual(readFigure("1.2345", "tonnes"), { wrong: "decimals" });
  assert.deepEqual(readFigure("3.5", "kg"), { wrong: "decimals" });
  assert.deepEqual(readFigure("-2", "count"), { wrong: "negative" });
  assert.deepEqual(readFigure("12 ตัน", "tonnes"), { wrong: "number" });
  assert.deepEqual(readFigure("20.25", "baht"), { value: 2025 });
});

test("a stored amount is shown as it was typed", () => {
  assert.equal(figureText(1234500, "tonnes"), "1,234.5");
  assert.equal(figureText(2025, "baht"), "20.25");
  assert.equal(figureText(0, "kg"), "0");
  assert.equal(figureText(null, "kg"), "");
});

test("months count over the turn of the year and know February", () => {
  assert.equal(addMonths("2565-01", -1), "2564-12");
  assert.equal(addMonths("2565-12", 1), "2566-01");
  assert.equal(daysOf("2567-02"), 29);
  assert.equal(firstDay("2565-03"), "2022-03-01");
  assert.equal(thisMonth(new Date("2022-02-28T18:00:00Z")), "2565-03");
});

test("the month that just ended comes before older ones that are late", () => {
  const brief = (month: string, state: MonthBrief["state"], late = false): MonthBrief => ({ month, state, late, due: "", revision: 0, generated: null, collected: null, sourceUtilised: null });
  const late = brief("2565-01", "none", true);
  assert.equal(monthToDo([brief("2565-03", "none"), brief("2565-02", "draft"), late], "2565-03")?.month, "2565-02");
  assert.equal(monthToDo([brief("2565-03", "none"), brief("2565-02", "submitted"), late], "2565-03")?.month, "2565-01");
  assert.equal(monthToDo([brief("2565-03", "none"), brief("2565-02", "submitted")], "2565-03")?.month, "2565-03");
  assert.equal(monthToDo([brief("2565-03", "closed")], "2565-03"), undefined);
});

test("not collected is unknown while a part is missing, and may show that the parts do not fit", () => {
  assert.equal(uncollected({ generated: 412, source_utilised: 150, collected: 250 }), 12);
  assert.equal(uncollected({ generated: 412, source_utilised: null, collected: 250 }), null);
  assert.equal(uncollected({ generated: 100, source_utilised: 50, collected: 60 }), -10);
});

// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDay, today, typedDay } from "./be-day.ts";

test("a day is read as people write it, and its Buddhist year becomes C.E.", () => {
  for (const text of ["20/12/2562", "20-12-2562", "20 12 2562", "๒๐/๑๒/๒๕๖๒", "20 ธ.ค. 2562", "20 ธันวาคม 2562", "20 ธันวาคม พ.ศ. 2562", "20 December 2562", "2562-12-20", "2019-12-20", "20/12/2019"]) {
    assert.equal(parseDay(text), "2019-12-20", text);
  }
});

test("what is no day is not guessed at", () => {
  for (const text of ["", "20/12", "31/2/2562", "29/2/2562", "20/13/2562", "20/12/62", "วันนี้", "20 ธันว 2562"]) assert.equal(parseDay(text), undefined, text);
  assert.equal(parseDay("29/2/2563"), "2020-02-29");
});

test("a picked day is shown as it would be typed", () => {
  assert.equal(typedDay("2019-02-05"), "5/2/2562");
  assert.equal(typedDay(""), "");
  assert.equal(parseDay(typedDay("2022-08-04")), "2022-08-04");
});

test("today is today in Thailand", () => {
  assert.equal(today(Date.UTC(2026, 10, 24, 16, 59)), "2026-11-24");
  assert.equal(today(Date.UTC(2026, 10, 24, 17, 0)), "2026-11-25");
});

// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import thai from "../../locales/th/web.json" with { type: "json" };
import { clock, date, dateTime, daysUntil, fileSize, longDate, monthYear, number, parseNumber, percent, period, readRule } from "../src/format.ts";
import { addTexts, setLanguage } from "../src/text.ts";

addTexts(thai);

test("numbers are grouped by commas and keep their decimals, at most two unless asked", () => {
  assert.equal(number(1234.5), "1,234.5");
  assert.equal(number(0), "0");
  assert.equal(number(2 / 3), "0.67");
  assert.equal(number(9, 1), "9.0");
  assert.equal(number(-5), "−5");
});
test("a missing number is a word and never 0 or a dash", () => {
  assert.equal(number(null), "ไม่มีข้อมูล");
  assert.equal(number(undefined), "ไม่มีข้อมูล");
  assert.equal(percent(null), "ไม่มีข้อมูล");
  assert.equal(date(null), "ไม่มีข้อมูล");
});
test("percent has one decimal", () => {
  assert.equal(percent(62), "62.0 %");
  assert.equal(percent(92.13), "92.1 %");
});
test("what people type is read with commas, spaces and Thai digits; empty is not zero", () => {
  assert.equal(parseNumber("1,234.5"), 1234.5);
  assert.equal(parseNumber("๑๒๓"), 123);
  assert.equal(parseNumber(" "), null);
  assert.equal(parseNumber("0"), 0);
  assert.equal(parseNumber("-3"), -3);
  assert.equal(parseNumber("12 ตัน"), undefined);
  assert.equal(parseNumber("1.2.3"), undefined);
});
test("days are shown in B.E. and instants on Bangkok's clock", () => {
  assert.equal(date("2026-11-05"), "5 พ.ย. 2569");
  assert.equal(longDate("2019-11-26"), "26 พฤศจิกายน พ.ศ. 2562");
  assert.equal(monthYear("2019-11-26"), "พฤศจิกายน 2562");
  assert.equal(dateTime("2026-12-31T17:30:00Z"), "1 ม.ค. 2570 0.30 น.");
  assert.equal(clock("2026-11-24T03:42:00Z"), "10.42 น.");
  assert.equal(date(Date.UTC(2026, 11, 31, 17, 30)), "1 ม.ค. 2570");
});
test("days until a date count midnights in Bangkok", () => {
  const now = Date.parse("2026-11-24T16:59:00Z"); // 23.59 on the 24th
  assert.equal(daysUntil("2026-11-25", now), 1);
  assert.equal(daysUntil("2026-11-24", now), 0);
  assert.equal(daysUntil("2026-11-20", now), -4);
  assert.equal(daysUntil("2026-11-25", Date.parse("2026-11-24T17:00:00Z")), 0);
});
test("periods name their kind of year", () => {
  assert.equal(period("FY2563"), "ปีงบประมาณ 2563");
  assert.equal(period("CY2562"), "ปี 2562");
  assert.equal(period("2019-12-31"), "31 ธ.ค. 2562");
});
test("file sizes are never 0", () => {
  assert.equal(fileSize(10), "1 kB");
  assert.equal(fileSize(3 * 1024 * 1024), "3.0 MB");
});
test("English shows the same day with B.E. years", () => {
  setLanguage("en");
  assert.equal(date("2026-11-05"), "5 Nov 2569");
  assert.equal(longDate("2026-11-05"), "5 November B.E. 2569");
  setLanguage("th");
});

test("the rule by which a period is read for another is said in words", () => {
  assert.match(readRule("CY2562 read for FY2562"), /2562.*2562/);
  assert.doesNotMatch(readRule("2018-12-31 read for FY2562"), /read for/);
  assert.equal(readRule("a rule of another kind"), "a rule of another kind");
});

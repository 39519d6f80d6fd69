// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { addTexts, has, named, setLanguage, t } from "../src/text.ts";

addTexts({ a: { b: "พบ {n} แห่ง", deep: { c: "ลึก" } } });

test("keys of nested files are joined by dots and placeholders are filled", () => {
  assert.equal(t("a.b", { n: 3 }), "พบ 3 แห่ง");
  assert.equal(t("a.deep.c"), "ลึก");
  assert.ok(has("a.b"));
});
test("an unknown key and an unfilled placeholder show themselves", () => {
  assert.equal(t("no.such"), "no.such");
  assert.equal(t("a.b"), "พบ {n} แห่ง");
});
test("names follow the language and fall back to Thai", () => {
  const unit = { nameTh: "ยโสธร", nameEn: "Yasothon" };
  assert.equal(named(unit), "ยโสธร");
  setLanguage("en");
  assert.equal(named(unit), "Yasothon");
  assert.equal(named({ nameTh: "พนา", nameEn: "" }), "พนา");
  assert.equal(named({ fullNameTh: "ก", fullNameEn: "K" }, "fullName"), "K");
  assert.equal(named(null), "");
  setLanguage("th");
});

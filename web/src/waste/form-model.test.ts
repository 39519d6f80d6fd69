// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { entriesOf, groupsOf, numberText, readNumber, shownNumber } from "./form-model.ts";

const tonnes = { id: "generated", decimals: 6, shown: 2 };

test("t/day are typed as people write them and stored in grams", () => {
  assert.deepEqual(readNumber("12.5", tonnes), { value: 12_500_000 });
  assert.deepEqual(readNumber("1,234.000001", tonnes), { value: 1_234_000_001 });
  assert.deepEqual(readNumber("", tonnes), { value: null });
  assert.deepEqual(readNumber("-1", tonnes), { wrong: "negative" });
  assert.deepEqual(readNumber("1.0000001", tonnes), { wrong: "decimals" });
  assert.deepEqual(readNumber("มาก", tonnes), { wrong: "number" });
  assert.equal(numberText(12_500_000, tonnes), "12.5");
  assert.equal(numberText(null, tonnes), "");
});

test("a year of the Buddhist era is read without a comma", () => {
  assert.equal(shownNumber(2550, { id: "opened_year", decimals: 0, shown: 0 }), "2550");
});

test("a value and its reason go out together; an empty value takes the field back", () => {
  assert.deepEqual(entriesOf({ generated: 5, "generated:reason": "ชั่งใหม่", ordinance: "เทศบัญญัติ", staff_drivers: null, note: " " }), [
    { id: "generated", number: 5, reason: "ชั่งใหม่" }, { id: "ordinance", text: "เทศบัญญัติ" }, { id: "staff_drivers" }, { id: "note" },
  ]);
});

test("groups keep the order of the form, those of two forms apart", () => {
  const field = (form: string, group: string, id: string) => ({ form, group, id }) as never;
  assert.deepEqual(groupsOf([field("kp2", "site", "a"), field("kp2", "amounts", "b"), field("kp2", "site", "c"), field("kp3", "site", "d")]).map((one) => [one.form, one.id, one.fields.length]), [["kp2", "site", 2], ["kp2", "amounts", 1], ["kp3", "site", 1]]);
});

// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { openTowns, template } from "./lpa-template";

const towns = [
  { id: 1, uid: "LG-1", fullNameTh: "เทศบาลเมืองหนึ่ง" },
  { id: 2, uid: "LG-2", fullNameTh: "เทศบาลตำบลสอง" },
  { id: 3, uid: "LG-3", fullNameTh: "เทศบาลตำบลสาม" },
];

test("a town that has handed in is not asked for marks; one without a sheet or with a draft is", () => {
  const open = openTowns(towns, [{ unitId: 1, state: "submitted" }, { unitId: 2, state: "draft" }]);
  assert.deepEqual(open.map((town) => town.uid), ["LG-2", "LG-3"]);
});

test("the template has a line a town and indicator, without an invented mark, and a mark for spreadsheets", () => {
  assert.equal(
    template(towns.slice(0, 1), ["ESC-24", "ESC-25"]),
    "\uFEFFuid,name,indicator,score,max\r\nLG-1,เทศบาลเมืองหนึ่ง,ESC-24,,\r\nLG-1,เทศบาลเมืองหนึ่ง,ESC-25,,\r\n",
  );
});

// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { addTexts } from "../text";
import { sourceWords } from "./sources";

test("a source that the register uses is said in words, a hand-written one as it is, none as none", () => {
  addTexts({ source: { dla: "รายชื่อ ณ {date}", gazette: "กฎกระทรวง {date}", dopa: "กรมการปกครอง" } });
  assert.equal(sourceWords("list of the Department of Local Administration of 20 Dec 2562"), "รายชื่อ ณ 20 ธ.ค. 2562");
  assert.equal(sourceWords("ministerial regulation gazetted 20 Jul 2565 (thansettakij 23 Jul 2565)"), "กฎกระทรวง 20 ก.ค. 2565");
  assert.equal(sourceWords("DOPA"), "กรมการปกครอง");
  assert.equal(sourceWords("หนังสือที่ มท 0810/123"), "หนังสือที่ มท 0810/123");
  assert.equal(sourceWords(""), null);
});

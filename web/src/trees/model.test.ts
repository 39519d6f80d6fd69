// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { acceptText, diameterCm, emptyDraft, entryOf, matching, measurementOf } from "./model.ts";

test("a girth is typed in centimetres and sent in millimetres, Thai digits too", () => {
  const draft = { girth: "๑๒๐.๕", height: "12", crown: "", health: "", risk: "" };
  assert.deepEqual(measurementOf(draft, "2026-01-01").measurement, { day: "2026-01-01", girthMm: 1205, heightMm: 12_000, crownMm: null, method: "tape", health: "", risk: "", note: "" });
  assert.deepEqual(measurementOf({ ...draft, girth: "โต" }, "2026-01-01").wrong, ["girth"]);
  assert.equal(measurementOf({ girth: "", height: " ", crown: "", health: "", risk: "" }, "2026-01-01").measurement, null);
});

test("a place is sent in ten-millionths of a degree, or not at all", () => {
  const { entry, wrong } = entryOf({ ...emptyDraft(), species: " สัก ", lat: "16.5401", lon: "104.7201234" }, "", null);
  assert.deepEqual([entry.species, entry.latE7, entry.lonE7, wrong], ["สัก", 165_401_000, 1_047_201_234, []]);
  assert.deepEqual(entryOf({ ...emptyDraft(), lat: "x" }, "", null).wrong, ["lat"]);
  assert.equal(entryOf(emptyDraft(), "", null).entry.latE7, null);
});

test("species are found by any of their names, those that begin with the words first", () => {
  const list = [{ scientific: "Phyllanthus emblica", nameTh: "มะขามป้อม", also: [], group: "tree" }, { scientific: "Tamarindus indica", nameTh: "มะขาม", also: [], group: "tree" }, { scientific: "Samanea saman", nameTh: "จามจุรี", also: ["ก้ามปู", "ฉำฉา"], group: "tree" }];
  assert.deepEqual(matching(list, "ต้นมะขาม").map((one) => one.nameTh), ["มะขาม", "มะขามป้อม"]);
  assert.deepEqual(matching(list, "ฉำฉา").map((one) => one.nameTh), ["จามจุรี"]);
  assert.deepEqual(matching(list, "samanea").map((one) => one.nameTh), ["จามจุรี"]);
  assert.deepEqual(matching(list, " "), []);
});

test("accepted kinds take their rows with them", () => {
  assert.equal(acceptText(new Set(["T31", "T12"]), new Set(["T31:8", "T06:17"])), "T12,T31,T06:17");
  assert.equal(acceptText(new Set(), new Set()), "");
  assert.equal(Math.round(diameterCm({ girthMm: 942, dbhMm: null })! * 10) / 10, 30);
  assert.equal(diameterCm({ girthMm: null, dbhMm: null }), null);
});

// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { draftOf, entryOf, quantities, shown, stored } from "./model.ts";

const of = (name: string) => quantities.find((one) => one.name === name)!;

test("areas are typed in rai, depths in metres, old waste in tonnes; what comes back is what was stored", () => {
  assert.equal(stored("12.5", of("areaSquareMetres")), 20_000);
  assert.equal(stored("๑๒.๕", of("areaSquareMetres")), 20_000, "Thai digits");
  assert.equal(shown(20_000, of("areaSquareMetres")), "12.5");
  assert.equal(stored("1,250.5", of("stockKg")), 1_250_500);
  assert.equal(shown(1_250_500, of("stockKg")), "1250.5");
  assert.equal(stored("16.543211", of("latitudeMicro")), 16_543_211);
  assert.equal(shown(null, of("depthCentimetres")), "");
  assert.equal(stored("", of("depthCentimetres")), null, "empty is not zero");
  assert.equal(stored("deep", of("depthCentimetres")), undefined);
});

test("an entry keeps what is not known as null and names every number that cannot be read", () => {
  const draft = { ...draftOf(undefined), nameTh: " บ่อขยะ ", method: "open_dump", waterMetres: "x", stockKg: "y", floodProne: "no" };
  const { entry, wrong } = entryOf(draft);
  assert.deepEqual(wrong, ["stockKg", "waterMetres"]);
  assert.equal(entry.nameTh, "บ่อขยะ");
  assert.equal(entry.floodProne, false);
  assert.equal(entry.opened, null);
  assert.equal(entry.areaSquareMetres, null);
});

// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { deliveredKg, readLines, withLines, writeLines } from "./deliveries.ts";

test("a list goes through the queue as text and comes back the same; a damaged text is an empty list", () => {
  const lines = [{ facilityId: 7, kg: 1500 }, { facilityId: 9, kg: null }];
  assert.deepEqual(readLines(writeLines(lines)), lines);
  assert.deepEqual(readLines("x"), []);
  assert.equal(deliveredKg(lines), 1500);
  assert.equal(deliveredKg([{ facilityId: 9, kg: null }]), null, "nothing typed is not zero");
});

test("the rules see the typed lines; receipt and opening months stay with their site, not with the row", () => {
  const input = { generated: 5, "delivery.0.facility": 7, "delivery.0.kg": 10, "delivery.0.receipt": 12, "delivery.0.opened": 202001, "delivery.0.closed": null };
  const flat = withLines(input, [{ facilityId: 8, kg: 3 }, { facilityId: 7, kg: 11 }]);
  assert.equal(flat["delivery.0.facility"], 8);
  assert.equal(flat["delivery.0.receipt"], null);
  assert.equal(flat["delivery.1.kg"], 11);
  assert.equal(flat["delivery.1.receipt"], 12);
  assert.equal(flat["delivery.1.opened"], 202001);
  assert.equal(flat.generated, 5);
  assert.equal(withLines(input, [])["delivery.0.facility"], undefined);
});

// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { bodyOf, byProvince, draftOf, takenBy, toggled } from "./clusters.ts";
import type { Cluster } from "./types.ts";

const member = (unitId: number, provinceNameTh: string, host = false) => ({ unitId, nameTh: `ท${unitId}`, nameEn: "", provinceNameTh, provinceNameEn: "", host });
const cluster = (id: number, members: Cluster["members"]): Cluster => ({ id, nameTh: `ก${id}`, nameEn: "", hostId: members.find((one) => one.host)!.unitId, facilityId: null, facilityNameTh: "", facilityNameEn: "", version: 1, mayEdit: true, members });
const all = [cluster(1, [member(10, "เลย"), member(11, "อุดรธานี", true)]), cluster(2, [member(20, "กระบี่", true)]), cluster(3, [member(30, "อุดรธานี", true)])];

test("clusters stand under the province of their host, in Thai order", () => {
  assert.deepEqual(byProvince(all).map(([name, list]) => [name, list.map((one) => one.id)]), [["กระบี่", [2]], ["อุดรธานี", [1, 3]]]);
});
test("a town of another cluster is taken, those of the cluster itself are not", () => {
  const taken = takenBy(all, 1);
  assert.deepEqual([taken.get(20)?.id, taken.get(30)?.id, taken.has(10)], [2, 3, false]);
});
test("the first member is host, and a host that leaves hands over", () => {
  let draft = toggled(toggled(draftOf(undefined), 7), 8);
  assert.deepEqual([draft.members, draft.hostId], [[7, 8], 7]);
  draft = toggled(draft, 7);
  assert.deepEqual([draft.members, draft.hostId], [[8], 8]);
  assert.equal(toggled(draft, 8).hostId, 0);
  assert.deepEqual(bodyOf({ ...draft, nameTh: " ก ", facilityId: "5" }), { nameTh: "ก", nameEn: "", hostId: 8, facilityId: 5, members: [8] });
});

// SPDX-License-Identifier: Apache-2.0
// Clusters through the real server: made by an office that holds every member, one cluster a town, a host among the members.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signedInServer } from './scene.mjs';

let scene, call, free, cluster;
const foreign = () => scene.account('officer2').unitId;
before(async () => {
  scene = await signedInServer(['officer', 'province', 'region', 'department']);
  call = scene.call;
  // The demonstration has clusters of its own; these tests dissolve those of the province first.
  for (const one of (await call('province', 'GET', '/clusters')).body.items.filter((item) => item.mayEdit)) {
    assert.equal((await call('province', 'DELETE', `/clusters/${one.id}`, undefined, one.version)).status, 200);
  }
  const taken = (await call(null, 'GET', '/clusters')).body.items.flatMap((one) => one.members.map((member) => member.unitId));
  free = (await call('province', 'GET', '/waste/reports?month=2565-03')).body.items.map((row) => row.unitId).filter((id) => !taken.includes(id));
});
after(() => scene?.stop());

const body = (members, more) => ({ nameTh: 'กลุ่มพื้นที่ทดสอบ', hostId: members[0], members, ...more });
const codes = (answer) => (answer.body.problems ?? [answer.body]).map((one) => `${one.code} ${one.field ?? ''}`).sort();

test('only an office whose area holds every member makes a cluster', async () => {
  assert.equal((await call(null, 'POST', '/clusters', body(free.slice(0, 2)))).status, 401);
  assert.equal((await call('officer', 'POST', '/clusters', body(free.slice(0, 2)))).body.code, 'E5357');
  assert.equal((await call('province', 'POST', '/clusters', body([free[0], foreign()]))).body.code, 'E5357', 'a member of another province');
  const made = await call('province', 'POST', '/clusters', body(free.slice(0, 3)));
  assert.equal(made.status, 201, JSON.stringify(made.body));
  cluster = made.body;
  assert.deepEqual(cluster.members.map((one) => one.host), cluster.members.map((one) => one.unitId === free[0]));
  const seen = (await call(null, 'GET', '/clusters')).body.items.find((one) => one.id === cluster.id);
  assert.deepEqual([seen.mayEdit, seen.members.length], [false, 3]);
});

test('a town in two clusters, a host that is no member and unknown names are refused, all at once', async () => {
  const other = await call('province', 'POST', '/clusters', body([free[3], free[1], free[3], 999_999], { nameTh: ' ', hostId: free[4], facilityId: 999_999 }));
  assert.equal(other.status, 422);
  assert.deepEqual(codes(other), ['E5333 nameTh', 'E5347 members[1]', 'E5347 members[2]', 'E5348 hostId', 'E5350 facilityId', 'E5352 members[3]']);
  const clash = other.body.problems.find((one) => one.field === 'members[1]');
  assert.ok(JSON.stringify(clash).includes(cluster.nameTh), 'the other cluster is named');
});

test('a cluster is changed as a whole by those who hold it, and dissolved', async () => {
  const path = `/clusters/${cluster.id}`;
  assert.equal((await call('officer', 'PUT', path, body(free.slice(0, 2)), cluster.version)).body.code, 'E5356', 'of no town of theirs');
  const changed = (await call('region', 'PUT', path, body([free[1], free[3]]), cluster.version)).body;
  assert.deepEqual([changed.hostId, changed.members.map((one) => one.unitId).sort()], [free[1], [free[1], free[3]].sort()]);
  assert.equal((await call('province', 'PUT', path, body([free[1]]), cluster.version)).body.code, 'E5358');
  assert.equal((await call('province', 'PUT', '/clusters/999999', body([free[1]]), 1)).body.code, 'E5356');
  const freed = await call('province', 'POST', '/clusters', body([free[0], free[2]]));
  assert.equal(freed.status, 201, 'who left is free');
  assert.equal((await call('department', 'DELETE', path, undefined, changed.version)).status, 200);
  assert.ok(!(await call(null, 'GET', '/clusters')).body.items.some((one) => one.id === cluster.id));
  assert.ok(!scene.log().includes('"level":"error"'));
});

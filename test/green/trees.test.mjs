// SPDX-License-Identifier: Apache-2.0
// The register of trees through the real server: entered, measured again, moved, replaced; who sees what.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signedInServer } from '../waste/scene.mjs';

let scene, call, oak;
before(async () => {
  scene = await signedInServer(['officer', 'officer2', 'province', 'region', 'department']);
  call = scene.call;
});
after(() => scene?.stop());

const own = () => scene.account('officer').unitId;
const trees = () => `/units/${own()}/green/trees`;
const codes = (answer) => (answer.body.problems ?? [answer.body]).map((one) => `${one.code} ${one.field ?? ''}`).sort();
const yangna = { species: 'ต้นยางนา', code: 'ทดสอบ-1', latE7: 165_400_000, lonE7: 1_047_200_000, plantedOn: '2015-06-05', campaign: 'ปลูกต้นไม้วันสิ่งแวดล้อม 2558', setting: 'park', note: 'ริมสระ' };
const first = { day: '2020-01-15', girthMm: 1205, heightMm: 12_400, crownMm: 8_000, method: 'tape', health: 'good', risk: 'low', note: 'วัดครั้งแรก' };

test('a tree is refused with all its problems at once, and nothing is written', async () => {
  const wrong = { entry: { species: ' ', latE7: 1_047_200_000, lonE7: 165_400_000, plantedOn: '2099-01-01', plotId: 999_999 }, measurement: { day: 'วันนี้', girthMm: 0, heightMm: 130_000 } };
  const answer = await call('officer', 'POST', trees(), wrong);
  assert.equal(answer.status, 422);
  assert.deepEqual(codes(answer), ['E5664 entry.species', 'E5666 entry.latE7', 'E5667 measurement.girthMm', 'E5667 measurement.heightMm', 'E5668 measurement.day', 'E5669 entry.plantedOn', 'E5677 entry.plotId']);
  assert.deepEqual(codes(await call('officer', 'POST', trees(), { entry: { species: 'สัก', latE7: 165_400_000 } })), ['E5665 entry.lonE7']);
  assert.equal((await call('officer', 'GET', `${trees()}?q=${encodeURIComponent('ทดสอบ-1')}`)).body.total, 0);
});

test('a tree is entered with its first measurement, found by name, code and place', async () => {
  const answer = await call('officer', 'POST', trees(), { entry: yangna, measurement: first });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  oak = answer.body;
  assert.deepEqual([oak.tree.nameTh, oak.tree.species, oak.tree.listed, oak.tree.girthMm, oak.tree.measuredOn], ['ยางนา', 'Dipterocarpus alatus', true, 1205, '2020-01-15']);
  assert.deepEqual(oak.events.map((one) => `${one.kind} ${one.day}`), ['planted 2015-06-05']);
  for (const query of [`q=${encodeURIComponent('ทดสอบ-1')}`, 'bbox=104.7199,16.5399,104.7201,16.5401', `species=${encodeURIComponent('ยางนา')}&q=${encodeURIComponent('วันสิ่งแวดล้อม')}`]) {
    const found = (await call('officer', 'GET', `${trees()}?${query}`)).body;
    assert.ok(found.items.some((one) => one.id === oak.tree.id), query);
  }
  assert.deepEqual(codes(await call('officer', 'GET', `${trees()}?class=x&status=y&species=z&bbox=1,2,3`)), ['E5675 bbox', 'E5675 class', 'E5675 species', 'E5675 status']);
  assert.deepEqual(codes(await call('officer', 'POST', trees(), { entry: yangna })), ['E5673 entry.code']);
});

test('an ordinary tree is seen inside of its scope alone; a tree of note by everybody, without its note', async () => {
  const path = `/green/trees/${oak.tree.id}`;
  assert.equal((await call(null, 'GET', path)).status, 404);
  assert.equal((await call('officer2', 'GET', path)).status, 404);
  assert.equal((await call('region', 'GET', path)).body.note, 'ริมสระ');
  assert.equal((await call('officer2', 'PUT', path, yangna, oak.version)).body.code, 'E5660');
  assert.equal((await call('region', 'PUT', path, yangna, oak.version)).body.code, 'E5661');
  assert.equal((await call('officer2', 'POST', trees(), { entry: yangna })).status, 404);
  assert.equal((await call('officer', 'PUT', path, yangna)).status, 428);
  oak = (await call('province', 'PUT', path, { ...yangna, class: 'heritage' }, oak.version)).body;
  const outside = (await call(null, 'GET', path)).body;
  assert.deepEqual([outside.inside, outside.mayEdit, outside.note, outside.measurements[0].girthMm, outside.measurements[0].by, outside.measurements[0].risk], [false, false, '', 1205, '', '']);
  const listed = (await call(null, 'GET', `${trees()}?limit=500`)).body;
  assert.ok(listed.items.some((one) => one.id === oak.tree.id));
  assert.ok(listed.items.every((one) => one.class !== 'ordinary'), 'the public sees trees of note alone');
  assert.equal((await call('officer', 'PUT', path, yangna, 1)).body.code, 'E5662');
});

test('one tree is measured again; a day twice is refused unless it corrects; a thinner stem is told', async () => {
  const path = `/green/trees/${oak.tree.id}/measurements`;
  const again = { day: '2024-01-15', girthMm: 1410, heightMm: 14_000 };
  oak = (await call('officer', 'POST', path, again, oak.version)).body;
  assert.deepEqual(oak.measurements.map((one) => one.girthMm), [1205, 1410]);
  assert.equal((await call('officer', 'POST', path, { ...again, girthMm: 1 }, oak.version)).body.code, 'E5670');
  assert.equal((await call('officer', 'POST', path, { day: '2024-02-01' }, oak.version)).body.code, 'E5674');
  oak = (await call('officer', 'POST', path, { ...again, girthMm: 1100, corrects: true }, oak.version)).body;
  assert.deepEqual([oak.measurements.length, oak.tree.girthMm], [2, 1100]);
  assert.deepEqual(oak.notices.map((one) => one.code), ['T70']);
  oak = (await call('officer', 'POST', path, { ...again, corrects: true }, oak.version)).body;
  assert.deepEqual(oak.notices, []);
});

test('a tree is replaced with day, reason and successor; after that it is not measured', async () => {
  const path = `/green/trees/${oak.tree.id}`;
  const heir = (await call('officer', 'POST', trees(), { entry: { species: 'ต้นไม้ที่ไม่มีในบัญชี' } })).body;
  assert.deepEqual([heir.tree.listed, heir.tree.nameTh], [false, 'ต้นไม้ที่ไม่มีในบัญชี']);
  const change = { status: 'replaced', reason: 'ล้มจากพายุ', day: '2024-08-01', successor: heir.tree.id };
  assert.deepEqual(codes(await call('officer', 'POST', `${path}/status`, { status: 'living', reason: ' ', day: '2099-01-01', successor: oak.tree.id }, oak.version)), ['E5669 day', 'E5671 reason', 'E5672 successor', 'E5678 status']);
  oak = (await call('officer', 'POST', `${path}/status`, change, oak.version)).body;
  assert.deepEqual([oak.tree.status, oak.tree.statusOn, oak.successor, oak.statusReason], ['replaced', '2024-08-01', heir.tree.id, 'ล้มจากพายุ']);
  assert.equal((await call('officer', 'POST', `${path}/measurements`, { day: '2024-09-01', girthMm: 1500 }, oak.version)).body.code, 'E5676');
  const moved = (await call('officer', 'POST', `/green/trees/${heir.tree.id}/status`, { status: 'moved', reason: 'ขยายถนน', day: '2024-09-10', latE7: 165_410_000, lonE7: 1_047_210_000 }, heir.version)).body;
  assert.deepEqual([moved.tree.status, moved.tree.latE7], ['moved', 165_410_000]);
  assert.ok(!scene.log().includes('"level":"error"'));
});

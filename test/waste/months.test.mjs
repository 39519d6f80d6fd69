// SPDX-License-Identifier: Apache-2.0
// The way of a monthly waste report through the real server: entered, refused, mended, handed in, approved, counted, revised.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signedInServer, wholeMonth as whole } from './scene.mjs';

let server, call;
before(async () => {
  server = await signedInServer(['officer', 'officer2', 'province', 'region']);
  call = server.call;
});
after(() => server?.stop());

const month = '2565-03';
const town = () => `/units/${server.account('officer').unitId}/waste`;
const total = async () => {
  const { body } = await call(null, 'GET', '/waste/totals?year=2565&by=province');
  return body.rows.find((row) => row.id === 'TH-49');
};
const notReady = (form) => form.findings.filter((one) => one.severity === 'error');

test('a month is entered, refused while figures are missing, mended, handed in, approved and counted at once', async () => {
  const before = await total();
  let form = (await call('officer', 'PUT', `${town()}/${month}`, { figures: { generated: 900_000 } }, 0)).body;
  assert.equal(form.state, 'draft');
  assert.ok(notReady(form).length > 0, 'missing figures are errors');
  assert.ok(form.findings.every((one) => one.textTh && !one.textTh.startsWith('waste-rules') && !one.textTh.includes('{')), 'every finding has its words');
  const refused = await call('officer', 'POST', `${town()}/${month}/steps`, { step: 'submit', reason: '' }, form.version);
  assert.equal(refused.status, 409);
  assert.equal(refused.body.code, 'E5307');
  const saved = await call('officer', 'PUT', `${town()}/${month}`, { figures: whole, knownBy: 'weighed', note: 'ชั่งที่สถานีขนถ่าย' }, form.version);
  form = saved.body;
  assert.ok(form.findings.some((one) => one.rule === 'R12' && one.textTh.includes('5 เม.ย. 2565')), 'a Thai reader meets Thai days');
  const deliveries = notReady(form);
  assert.deepEqual(deliveries.map((one) => one.rule + ' ' + one.textEn), [], 'nothing stands against the hand-in');
  assert.equal(form.uncollectedComputed, 50_000);
  assert.equal(form.figures.uncollected, 50_000);
  assert.equal(form.gramsAPersonDay, 968);
  form = (await call('officer', 'POST', `${town()}/${month}/steps`, { step: 'submit', reason: '' }, form.version)).body;
  assert.equal(form.state, 'submitted');
  assert.equal((await total()).generated, before.generated, 'what is not approved does not count');
  form = (await call('province', 'POST', `${town()}/${month}/steps`, { step: 'approve', reason: '' }, form.version)).body;
  assert.equal(form.state, 'approved');
  assert.equal((await total()).generated, before.generated + 900_000);
  assert.equal((await total()).reported, before.reported + 1);
});

test('an approved month changes only by a revision with a reason; the old figures stay and count until the new ones are approved', async () => {
  let form = (await call('officer', 'GET', `${town()}/${month}`)).body;
  const counted = (await total()).generated;
  assert.equal((await call('officer', 'PUT', `${town()}/${month}`, { figures: { generated: 1 } }, form.version)).body.code, 'E5304');
  assert.equal((await call('officer', 'POST', `${town()}/${month}/steps`, { step: 'revise', reason: ' ' }, form.version)).body.code, 'E5308');
  form = (await call('officer', 'POST', `${town()}/${month}/steps`, { step: 'revise', reason: 'ใบชั่งตกหล่น' }, form.version)).body;
  assert.deepEqual([form.state, form.revision, form.reason], ['draft', 1, 'ใบชั่งตกหล่น']);
  form = (await call('officer', 'PUT', `${town()}/${month}`, { figures: { generated: 920_000, collected: 670_000 } }, form.version)).body;
  form = (await call('officer', 'POST', `${town()}/${month}/steps`, { step: 'submit', reason: '' }, form.version)).body;
  assert.equal(form.state, 'submitted', JSON.stringify(form));
  assert.equal((await total()).generated, counted, 'the first figures count until the revision is approved');
  form = (await call('province', 'POST', `${town()}/${month}/steps`, { step: 'approve', reason: '' }, form.version)).body;
  assert.equal((await total()).generated, counted + 20_000);
  form = (await call('region', 'POST', `${town()}/${month}/steps`, { step: 'return', reason: 'ขอตรวจใบชั่ง' }, form.version)).body;
  assert.equal((await total()).generated, counted, 'sent back: the first figures count again');
  form = (await call('province', 'POST', `${town()}/${month}/steps`, { step: 'approve', reason: '' }, form.version)).body;
  form = (await call('region', 'POST', `${town()}/${month}/steps`, { step: 'close', reason: '' }, form.version)).body;
  assert.equal(form.state, 'closed');
  const history = (await call('officer', 'GET', `${town()}/${month}/history`)).body;
  assert.deepEqual(history.revisions.map((one) => [one.revision, one.figures.generated, one.counted]), [[0, 900_000, false], [1, 920_000, true]]);
  assert.equal(history.events.length, 8);
});

test('bad input is refused with its reasons, all at once, and nothing is written', async () => {
  const path = `${town()}/2565-04`;
  const wrong = await call('officer', 'PUT', path, { figures: { generated: -1, nothing: 1, collected: -5 } }, 0);
  assert.equal(wrong.status, 422);
  assert.deepEqual(wrong.body.problems.map((one) => one.code).sort(), ['E5305', 'E5306', 'E5306']);
  assert.equal((await call('officer', 'PUT', path, { figures: { generated: 1.5 } }, 0)).status, 422);
  assert.equal((await call('officer', 'PUT', path, { figures: { generated: 1e300 } }, 0)).status, 422);
  assert.equal((await call('officer', 'GET', path)).body.state, 'none');
  for (const [bad, code] of [['2565-13', 'E5301'], ['2022-03', 'E5301'], ['x', 'E5301'], ['2699-01', 'E5302']]) {
    assert.equal((await call('officer', 'GET', `${town()}/${bad}`)).body.code, code);
  }
  const first = await call('officer', 'PUT', path, { figures: { generated: 10_000_000 } }, 0);
  assert.equal(first.status, 200);
  assert.equal((await call('officer', 'PUT', path, { figures: { generated: 5 } }, 0)).status, 412, 'two people on one report');
  assert.equal((await call('officer', 'GET', path)).body.figures.generated, 10_000_000);
});

test('collected far above generated stops the hand-in, a little above asks for a reason', async () => {
  const path = `${town()}/2565-05`;
  let form = (await call('officer', 'PUT', path, { figures: { ...whole, generated: 1_990_000, collected: 15_210_000 } }, 0)).body;
  assert.ok(form.findings.some((one) => one.rule === 'R02' && one.severity === 'error'));
  form = (await call('officer', 'PUT', path, { figures: { generated: 95_000, collected: 100_000 } }, form.version)).body;
  assert.ok(form.findings.some((one) => one.rule === 'R02' && one.severity === 'warning'));
});

test('another town sees nothing; an office sees who has reported and who is late', async () => {
  assert.equal((await call('officer2', 'GET', `${town()}/${month}`)).status, 404);
  assert.equal((await call('officer2', 'PUT', `${town()}/${month}`, { figures: {} }, 0)).status, 404);
  const office = (await call('province', 'GET', `/waste/reports?month=${month}`)).body;
  const mine = office.items.find((row) => row.unitId === server.account('officer').unitId);
  assert.equal(mine.state, 'closed');
  assert.equal(office.of, office.items.length);
  assert.equal(office.late, office.of - office.handedIn);
  const bulk = await call('province', 'POST', `/waste/reports/bulk?month=${month}`, { step: 'approve', reason: '', units: [{ unitId: mine.unitId, version: mine.version }] });
  assert.equal(bulk.body.done, 0);
  assert.equal(bulk.body.failed[0].unitId, mine.unitId);
  assert.ok(!server.log().includes('"level":"error"'));
});

// SPDX-License-Identifier: Apache-2.0
// "อบต. report too": brought in by their province, they report waste and nothing else of the programme changes.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signedInServer } from './scene.mjs';

let server;
before(async () => {
  server = await signedInServer(['officer', 'province', 'region', 'department']);
});
after(() => server?.stop());

const today = new Date(Date.now() + 7 * 3600_000).toISOString().slice(0, 10);
const beYear = Number(today.slice(0, 4)) + 543;
const thisMonth = `${beYear}-${today.slice(5, 7)}`;
const get = async (who, path) => (await server.call(who, 'GET', path)).body;
const totals = async (year) => (await get(null, `/waste/totals?year=${year}&by=province`)).rows.find((row) => row.id === 'TH-49');
const bring = (who, province, body) => server.call(who, 'POST', `/waste/sao/${province}`, body);
/** What must not move: coverage, candidates, official counts, the towns' sheets. */
const programme = async () => ({
  coverage: await get(null, '/coverage'),
  candidates: await get('department', '/coverage/candidates'),
  counts: (({ total, provinces }) => ({ total, provinces }))(await get(null, '/units/counts')),
  rollup: await get('department', '/facts/rollup?key=communities&period=FY2565&by=province'),
});

test('only the province and the department bring them in; every fault is told at once', async () => {
  const listed = (await get('province', '/waste/sao')).items;
  assert.deepEqual(listed.map((one) => [one.province, one.since, one.maySwitch]), [['TH-49', '', true]]);
  assert.ok(listed[0].listed > 0);
  assert.equal((await get('department', '/waste/sao')).items.length, 76);
  assert.equal((await get('department', '/waste/sao')).listed, 5300, 'the list of August 2565');
  const body = { since: today, reason: 'จังหวัดพร้อม' };
  assert.equal((await bring('province', 'TH-90', body)).body.code, 'E5423');
  assert.equal((await bring('officer', 'TH-49', body)).body.code, 'E5423');
  assert.equal((await bring('region', 'TH-49', body)).body.code, 'E5424');
  assert.equal((await bring('department', 'TH-10', body)).status, 404, 'Bangkok has none');
  const wrong = await bring('province', 'TH-49', { since: '2999-01-01', reason: ' ' });
  assert.deepEqual(wrong.body.problems.map((one) => one.code), ['E5426', 'E5427']);
  assert.equal((await bring('province', 'TH-49', { since: 'soon', reason: 'x' })).body.code, 'E5426');
  assert.equal((await get(null, '/units?province=TH-49&kind=sao')).total, 0, 'nothing was written');
});

test('from the day on they are units that report waste; earlier months and the programme stay as they were', async () => {
  const before = { now: await get('province', `/waste/reports?month=${thisMonth}`), then: await get('province', '/waste/reports?month=2566-03'), year: await totals(beYear), last: await totals(beYear - 1), rest: await programme() };
  const done = (await bring('province', 'TH-49', { since: today, reason: 'จังหวัดพร้อมให้ อบต. รายงาน' })).body;
  assert.equal(done.units, done.listed);
  assert.equal(done.since, today);
  assert.equal((await bring('department', 'TH-49', { since: today, reason: 'อีกครั้ง' })).body.code, 'E5425');
  const now = await get('province', `/waste/reports?month=${thisMonth}`);
  assert.equal(now.of, before.now.of + done.units);
  assert.equal(now.items.filter((row) => row.kind === 'sao').length, done.units);
  assert.equal((await get('province', '/waste/reports?month=2566-03')).of, before.then.of, 'they did not report then');
  assert.equal((await totals(beYear)).units, before.year.units + done.units);
  assert.equal((await totals(beYear - 1)).units, before.last.units);
  assert.equal((await get('province', `/waste/forms?year=${beYear}&province=TH-49`)).sums.find((row) => row.id === 'sao').units, done.units);
  assert.ok(!(await get('province', `/waste/forms?year=${beYear - 1}&province=TH-49`)).sums.some((row) => row.id === 'sao'));
  assert.equal((await get(null, '/units?province=TH-49&kind=sao')).total, done.units);
  assert.deepEqual(await programme(), before.rest);
  assert.equal((await get('province', '/waste/sao')).units, done.units);
});

test('an อบต. reports its month, the province approves it with many others, and it counts; it has no assessment', async () => {
  const sao = (await get(null, '/units?province=TH-49&kind=sao&limit=1')).items[0];
  const invited = (await server.call('province', 'POST', '/people', { displayName: 'เจ้าหน้าที่ อบต.', login: 'sao.officer', role: 'officer', unitIds: [sao.id] })).body;
  const token = invited.link.split('/').at(-1);
  assert.ok((await server.call(null, 'POST', `/links/${token}`, { password: 'long-enough-password-1' })).status < 300);
  await server.signIn('sao', 'sao.officer', 'long-enough-password-1');
  assert.equal((await get('province', '/waste/quality?province=TH-49')).of, (await get('province', '/waste/reports?month=2566-03')).of, 'no month of an อบต. is due yet');
  assert.equal((await get('province', `/units/${sao.id}/waste/quality`)).months.length, 1);
  assert.deepEqual((await get('province', `/units/${sao.id}/waste`)).items.map((one) => one.month), [thisMonth]);
  assert.equal((await server.call('sao', 'PUT', `/units/${sao.id}/waste/2566-03`, { figures: { generated: 1 } }, 0)).body.code, 'E5428');
  const path = `/units/${sao.id}/waste/${thisMonth}`;
  const figures = {
    population_registered: 6_000, population_latent: 0, households: 2_000, households_served: 1_000, generated: 150_000, source_utilised: 50_000, utilised_food: 20_000, utilised_recycle: 30_000,
    utilised_other: 0, collected: 90_000, residual_month: 0, hazardous_opening: 0, hazardous_collected: 10, hazardous_sent: 0, infectious_generated: 0, manifests: 0, wet_bin_households: 100,
    fees_billed: 1_000_000, fees_arrears: 0, fees_collected: 900_000, cost: 5_000_000, trips: 60, largest_vehicle: 3_000,
  };
  const before = await totals(beYear);
  let form = (await server.call('sao', 'PUT', path, { figures, knownBy: 'weighed', note: 'ชั่งที่สถานี' }, 0)).body;
  form = (await server.call('sao', 'POST', `${path}/steps`, { step: 'submit', reason: '' }, form.version)).body;
  assert.equal(form.state, 'submitted', JSON.stringify(form));
  const bulk = (await server.call('province', 'POST', `/waste/reports/bulk?month=${thisMonth}`, { step: 'approve', reason: '', units: [{ unitId: sao.id, version: form.version }] })).body;
  assert.equal(bulk.done, 1, JSON.stringify(bulk));
  const after = await totals(beYear);
  assert.deepEqual([after.reported - before.reported, after.generated - before.generated], [1, 150_000]);
  const other = await get('officer', '/todo');
  assert.ok(other.items.length > 0, 'a town has work in the programme');
  assert.deepEqual((await get('sao', '/todo')).items, []);
  assert.equal((await server.call('sao', 'GET', `/units/${sao.id}/sheets/2565`)).body.code, 'E3019');
  assert.ok(!server.log().includes('"level":"error"'));
});

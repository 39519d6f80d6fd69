// SPDX-License-Identifier: Apache-2.0
// Where the collected waste of a month goes, through the real server: refused, checked, kept by revision, prefilled, counted.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signedInServer, wholeMonth } from './scene.mjs';

let scene, call, landfill, dump;
const entry = { nameTh: 'บ่อฝังกลบ', method: 'sanitary_landfill', controls: [] };
before(async () => {
  scene = await signedInServer(['officer', 'officer2', 'province', 'region']);
  call = scene.call;
  // The site of another province: a town may deliver to any open site of the country.
  landfill = (await call('officer2', 'POST', '/facilities', { unitId: scene.account('officer2').unitId, entry })).body;
  dump = (await call('officer', 'POST', '/facilities', { unitId: scene.account('officer').unitId, entry: { ...entry, nameTh: 'ที่เทกอง', method: 'open_dump', opened: '2560-01', closed: '2565-03' } })).body;
});
after(() => scene?.stop());

const path = (month) => `/units/${scene.account('officer').unitId}/waste/${month}`;
const save = (month, body, version) => call('officer', 'PUT', path(month), body, version);
const step = (who, month, name, version, reason = '') => call(who, 'POST', `${path(month)}/steps`, { step: name, reason }, version);
const against = (form) => form.findings.filter((one) => one.severity === 'error').map((one) => `${one.rule} ${one.field}`);
const to = (site, kg) => ({ facilityId: site.facility.id, kg });
const load = async (site) => (await call(null, 'GET', `/facilities/${site.facility.id}?year=2565`)).body.facility.receivedKg;

test('lines that cannot be kept are refused together with wrong figures, all at once', async () => {
  const wrong = await save('2565-03', { figures: { generated: -1 }, deliveries: [to(landfill, 1), { facilityId: 999_999, kg: 1 }, to(landfill, -5)] }, 0);
  assert.equal(wrong.status, 422);
  assert.deepEqual(wrong.body.problems.map((one) => `${one.code} ${one.field}`).sort(), ['E5306 deliveries[2].kg', 'E5306 figures.generated', 'E5350 deliveries[1].facilityId', 'E5351 deliveries[2].facilityId']);
  const many = Array.from({ length: 61 }, (_, i) => ({ facilityId: i, kg: 1 }));
  assert.equal((await save('2565-03', { figures: {}, deliveries: many }, 0)).body.code, 'E5354');
  for (const kg of [1e300, 0.5, 'x']) assert.equal((await save('2565-03', { figures: {}, deliveries: [to(landfill, kg)] }, 0)).status, 422);
  assert.equal((await call('officer', 'GET', path('2565-03'))).body.state, 'none');
});

test('deliveries above collection and a closed site stop the hand-in; a line without an amount is kept and asked for', async () => {
  let form = (await save('2565-04', { figures: wholeMonth, knownBy: 'weighed', note: 'ชั่งทุกเที่ยว', deliveries: [to(landfill, 600_000), to(dump, 80_000)] }, 0)).body;
  assert.ok(against(form).includes('R03 deliveries'), 'delivered 680 t of 650 t collected');
  assert.ok(against(form).some((one) => one.startsWith('M05 deliveries[')), 'the dump closed in March');
  assert.equal((await step('officer', '2565-04', 'submit', form.version)).body.code, 'E5307');
  form = (await save('2565-04', { figures: {}, deliveries: [{ facilityId: landfill.facility.id, kg: null }] }, form.version)).body;
  assert.deepEqual(form.deliveries.map((one) => one.kg), [null]);
  assert.ok(against(form).includes('M01 deliveries[0].kg'));
  form = (await save('2565-04', { figures: {}, deliveries: [] }, form.version)).body;
  assert.deepEqual([form.deliveries, against(form)], [[], []]);
});

test('deliveries are handed in with the month, count when it is approved, and are kept by revision', async () => {
  let form = (await save('2565-03', { figures: wholeMonth, knownBy: 'weighed', note: 'ชั่งทุกเที่ยว', deliveries: [to(landfill, 570_000), to(dump, 80_000)] }, 0)).body;
  assert.deepEqual(against(form), []);
  assert.ok(form.savedBy.length > 0 && !Number.isNaN(Date.parse(form.savedAt)));
  const before = await load(landfill);
  form = (await step('officer', '2565-03', 'submit', form.version)).body;
  assert.equal(await load(landfill), before, 'what is not approved does not count');
  form = (await step('province', '2565-03', 'approve', form.version)).body;
  assert.equal(await load(landfill), before + 570_000);
  form = (await step('officer', '2565-03', 'revise', form.version, 'ใบชั่งตกหล่น')).body;
  assert.deepEqual(form.deliveries.map((one) => one.kg).sort(), [570_000, 80_000], 'the revision begins as a copy');
  form = (await save('2565-03', { figures: { cost: 1 } }, form.version)).body;
  assert.equal(form.deliveries.length, 2, 'not named: unchanged');
  form = (await save('2565-03', { figures: {}, deliveries: [to(landfill, 650_000)] }, form.version)).body;
  assert.equal(await load(landfill), before + 570_000, 'the first figures count until the revision is approved');
  form = (await step('officer', '2565-03', 'submit', form.version)).body;
  await step('province', '2565-03', 'approve', form.version);
  assert.equal(await load(landfill), before + 650_000);
  assert.equal(await load(dump), 0);
  const history = (await call('officer', 'GET', `${path('2565-03')}/history`)).body;
  assert.deepEqual(history.revisions.map((one) => one.deliveries.map((line) => line.kg).sort()), [[570_000, 80_000], [650_000]]);
});

test("the totals' proper share moves with an approval, a revision, a sending back, and with the class of the site", async () => {
  const of = async (by, id) => {
    const row = (await call(null, 'GET', `/waste/totals?year=2565&by=${by}`)).body.rows.find((one) => one.id === id);
    return [row.proper, row.improper, row.unclassified];
  };
  const less = (a, b) => a.map((value, i) => value - b[i]);
  const start = await of('province', 'TH-49');
  const nation = await of('nation', 'TH');
  let form = (await save('2565-02', { figures: wholeMonth, knownBy: 'weighed', note: 'ชั่งทุกเที่ยว', deliveries: [to(landfill, 400_000), to(dump, 250_000)] }, 0)).body;
  form = (await step('officer', '2565-02', 'submit', form.version)).body;
  assert.deepEqual(await of('province', 'TH-49'), start, 'what is not approved does not count');
  form = (await step('province', '2565-02', 'approve', form.version)).body;
  assert.deepEqual(less(await of('province', 'TH-49'), start), [400_000, 250_000, 0]);
  assert.deepEqual(less(await of('nation', 'TH'), nation), [400_000, 250_000, 0]);
  form = (await step('officer', '2565-02', 'revise', form.version, 'แก้ปลายทาง')).body;
  form = (await save('2565-02', { figures: {}, deliveries: [to(landfill, 650_000)] }, form.version)).body;
  form = (await step('officer', '2565-02', 'submit', form.version)).body;
  form = (await step('province', '2565-02', 'approve', form.version)).body;
  assert.deepEqual(less(await of('province', 'TH-49'), start), [650_000, 0, 0]);
  form = (await step('region', '2565-02', 'return', form.version, 'ขอตรวจ')).body;
  assert.deepEqual(less(await of('province', 'TH-49'), start), [400_000, 250_000, 0], 'the former deliveries count again');
  const decided = await call('province', 'POST', `/facilities/${dump.facility.id}/class`, { class: 'proper', reason: 'ปรับปรุงแล้ว', fromYear: 2565 }, dump.version);
  assert.deepEqual(less(await of('province', 'TH-49'), start), [650_000, 0, 0], 'the class of the year decides');
  dump = (await call('province', 'POST', `/facilities/${dump.facility.id}/class`, { class: 'rule', reason: 'กลับตามเกณฑ์' }, decided.body.version)).body;
  const rows = (await call(null, 'GET', '/waste/totals?year=2565&by=cluster')).body.rows;
  assert.ok(rows.length > 0 && rows.every((row) => row.id.startsWith('CL-') && row.nameTh && row.units > 0));
});

test('what a transfer station took shares the fate of what it sent on; without transfers nobody knows', async () => {
  const totals = async () => {
    const row = (await call(null, 'GET', '/waste/totals?year=2565&by=province')).body.rows.find((one) => one.id === 'TH-49');
    return [row.proper, row.improper, row.unclassified];
  };
  const station = (await call('officer', 'POST', '/facilities', { unitId: scene.account('officer').unitId, entry: { ...entry, nameTh: 'สถานีขนถ่าย', method: 'transfer_station' } })).body;
  const start = await totals();
  let form = (await save('2565-01', { figures: wholeMonth, knownBy: 'weighed', note: 'ชั่งทุกเที่ยว', deliveries: [to(station, 650_000)] }, 0)).body;
  form = (await step('officer', '2565-01', 'submit', form.version)).body;
  await step('province', '2565-01', 'approve', form.version);
  const moved = async () => (await totals()).map((value, i) => value - start[i]);
  assert.deepEqual(await moved(), [0, 0, 650_000]);
  const month = { receipts: [{ unitId: scene.account('officer').unitId, kg: 650_000 }], sentOn: 600_000, transfers: [to(landfill, 400_000), to(dump, 200_000)] };
  assert.equal((await call('officer', 'PUT', `/facilities/${station.facility.id}/months/2565-01`, month, 0)).status, 200);
  const [proper, improper, unclassified] = await moved();
  assert.equal(proper + improper + unclassified, 650_000);
  assert.ok(Math.abs(proper - 433_333) <= 1 && Math.abs(improper - 216_667) <= 1, `${proper} and ${improper}`);
});

test('the next month is prefilled from the deliveries of the last; a site is not closed before what it took', async () => {
  const next = (await call('officer', 'GET', path('2565-05'))).body;
  assert.equal(next.previousMonth, '2565-04');
  const april = (await call('officer', 'GET', path('2565-04'))).body;
  assert.deepEqual(april.previousDeliveries.map((one) => [one.nameTh, one.kg]), [[entry.nameTh, 650_000]]);
  const site = `/facilities/${landfill.facility.id}`;
  assert.equal((await call('officer2', 'PUT', site, { ...entry, closed: '2565-02' }, landfill.version)).body.code, 'E5343');
  assert.equal((await call('officer2', 'PUT', site, { ...entry, closed: '2565-03' }, landfill.version)).status, 200);
  assert.ok(!scene.log().includes('"level":"error"'));
});

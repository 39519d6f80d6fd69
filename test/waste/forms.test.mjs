// SPDX-License-Identifier: Apache-2.0
// The yearly forms KP.1, KP.2 and KP.3 through the real server: filled from the approved months and the register, completed by hand,
// looked over by the office and sent to a spreadsheet.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signedInServer } from './scene.mjs';

let server;
before(async () => {
  server = await signedInServer(['officer', 'officer2', 'province', 'region', 'department']);
});
after(() => server?.stop());

const year = 2565; // 365 days; the demonstration's months of this town are replaced where the test needs its own
const unit = () => server.account('officer').unitId;
const path = () => `/units/${unit()}/waste/forms/${year}`;
const field = (form, id) => form.fields.find((one) => one.id === id);
const used = (form, id) => (field(form, id).hasEntered ? field(form, id).entered : field(form, id).computed);
const form = async (who = 'officer') => (await server.call(who, 'GET', path())).body;
const save = (who, entries, version) => server.call(who, 'PUT', path(), { entries }, version);
const rules = (body) => body.findings.map((one) => one.rule);
const whole = {
  population_registered: 30_000, population_latent: 0, households: 10_000, households_served: 9_000, generated: 900_000, source_utilised: 200_000, utilised_food: 80_000,
  utilised_recycle: 120_000, utilised_other: 0, collected: 650_000, residual_month: 0, hazardous_opening: 0, hazardous_collected: 0, hazardous_sent: 0, infectious_generated: 0,
  manifests: 0, wet_bin_households: 100, fees_billed: 20_000_000, fees_arrears: 0, fees_collected: 18_000_000, cost: 60_000_000, trips: 300, largest_vehicle: 5_000,
};
async function approved(month) {
  const at = `/units/${unit()}/waste/${month}`;
  let sheet = (await server.call('officer', 'PUT', at, { figures: whole, knownBy: 'weighed', note: 'ชั่งที่สถานีขนถ่าย' }, 0)).body;
  sheet = (await server.call('officer', 'POST', `${at}/steps`, { step: 'submit', reason: '' }, sheet.version)).body;
  sheet = (await server.call('province', 'POST', `${at}/steps`, { step: 'approve', reason: '' }, sheet.version)).body;
  assert.equal(sheet.state, 'approved', JSON.stringify(sheet));
}

test('a form without a month says so and shows nothing as nought; with months it fills itself', async () => {
  const empty = await form();
  assert.equal(empty.monthsApproved, 0);
  assert.ok(rules(empty).includes('K01'));
  assert.equal(field(empty, 'generated').computed, null);
  assert.equal(field(empty, 'province').computedTh, 'มุกดาหาร');
  assert.ok(field(empty, 'area').computed > 1_000_000, 'km² in millionths');
  for (const month of ['2565-01', '2565-02', '2565-03']) await approved(month);
  const filled = await form();
  assert.equal(filled.monthsApproved, 3);
  assert.equal(filled.daysStated, 90);
  assert.equal(filled.days, 365);
  assert.equal(used(filled, 'generated'), 30_000_000, '2,700 t in 90 days');
  assert.equal(used(filled, 'utilised') + used(filled, 'collected') + used(filled, 'not_collected'), used(filled, 'generated'), 'the parts make the whole');
  assert.equal(used(filled, 'generated_year'), 365 * 30_000);
  assert.equal(used(filled, 'rate'), 1000);
  assert.ok(rules(filled).includes('K01'));
  assert.ok(filled.findings.every((one) => one.textTh && !one.textTh.includes('{') && !one.textTh.startsWith('waste-rules')));
  assert.ok(filled.fields.every((one) => ['official', 'published', 'inferred', 'recalled'].includes(one.certainty) && one.source));
});

test('what the system does not know is completed by hand; a figure over the months needs a reason and both stay in sight', async () => {
  let now = await form();
  const left = now.leftToFill;
  now = (await save('officer', [{ id: 'staff_drivers', number: 4 }, { id: 'ordinance', text: 'เทศบัญญัติ พ.ศ. 2561' }, { id: 'fee_household', number: 3_000 }], now.version)).body;
  assert.equal(now.leftToFill, left - 3);
  assert.equal(field(now, 'staff_drivers').entered, 4);
  assert.ok(field(now, 'staff_drivers').by && field(now, 'staff_drivers').at);
  const without = await save('officer', [{ id: 'generated', number: 40_000_000 }], now.version);
  assert.equal(without.body.code, 'E5413');
  now = (await save('officer', [{ id: 'generated', number: 40_000_000, reason: 'ชั่งใหม่ทั้งปี' }], now.version)).body;
  assert.deepEqual([field(now, 'generated').computed, field(now, 'generated').entered, field(now, 'generated').reason], [30_000_000, 40_000_000, 'ชั่งใหม่ทั้งปี']);
  assert.equal(used(now, 'generated_year'), 365 * 40_000, 'what is derived follows the value that counts');
  assert.equal(used(now, 'not_collected'), 40_000_000 - used(now, 'utilised') - used(now, 'collected'));
  now = (await save('province', [{ id: 'generated' }], now.version)).body;
  assert.equal(field(now, 'generated').hasEntered, false, 'taken back');
  assert.equal(used(now, 'generated'), 30_000_000);
  now = (await save('officer', [{ id: 'composition_organic', number: 9_800 }], now.version)).body;
  assert.ok(rules(now).includes('K05'), 'a composition of 98 % is told');
  now = (await save('officer', [{ id: 'composition_film', number: 200 }], now.version)).body;
  assert.ok(!rules(now).includes('K05'));
});

test('bad input is refused with all its reasons at once, and nothing is written', async () => {
  const before = await form();
  const wrong = await save('officer', [
    { id: 'nothing', number: 1 }, { id: 'rate', number: 1 }, { id: 'area', number: 1 }, { id: 'staff_drivers', number: -1 }, { id: 'staff_drivers', number: 2 },
    { id: 'composition_film', number: 10_001 }, { id: 'budget_collection', text: 'มาก' }, { id: 'ordinance', number: 5 },
  ], before.version);
  assert.equal(wrong.status, 422);
  assert.deepEqual(wrong.body.problems.map((one) => one.code), ['E5411', 'E5412', 'E5412', 'E5414', 'E5418', 'E5414', 'E5415', 'E5415']);
  assert.equal((await save('officer', [{ id: 'staff_drivers', number: 1e300 }], before.version)).status, 422);
  assert.equal((await save('officer', [{ id: 'staff_drivers', number: 1.5 }], before.version)).status, 422);
  assert.equal((await save('officer', [], before.version - 1)).status, 412);
  assert.equal((await server.call('officer', 'PUT', path(), { entries: [] })).status, 428);
  assert.deepEqual(await form(), before);
  for (const bad of ['2539', '2022', 'x', '9999']) assert.equal((await server.call('officer', 'GET', `/units/${unit()}/waste/forms/${bad}`)).body.code, 'E5410', bad);
});

test('another town sees nothing; an office reads, and only the province may fill with the town', async () => {
  assert.equal((await server.call('officer2', 'GET', path())).status, 404);
  assert.equal((await server.call('officer2', 'PUT', path(), { entries: [] }, 0)).status, 404);
  const seen = await form('region');
  assert.equal(seen.editable, false);
  assert.equal((await save('region', [], seen.version)).body.code, 'E5417');
  assert.equal((await server.call('officer', 'GET', `/waste/forms?year=${year}`)).body.towns.length, 1);
  assert.equal((await server.call('officer2', 'GET', `/waste/forms?year=${year}&province=TH-49`)).body.code, 'E5420');
});

test('the provincial page has one row a local government, and its subtotals make the whole', async () => {
  const page = (await server.call('province', 'GET', `/waste/forms?year=${year}&province=TH-49`)).body;
  const mine = page.towns.find((row) => row.unitId === unit());
  assert.deepEqual([mine.months, mine.generated, mine.served, mine.generatedServed, mine.population], [3, 30_000_000, 1, 30_000_000, 30_000]);
  const all = page.sums.at(-1);
  assert.equal(all.sumOf, 'all');
  assert.equal(all.units, page.towns.length);
  for (const key of ['population', 'generated', 'served', 'generatedServed', 'collected', 'utilised', 'notCollected', 'units', 'reported']) {
    assert.equal(page.sums.slice(0, -1).reduce((sum, row) => sum + row[key], 0), all[key], key);
  }
  if (all.withoutBalance === 0) assert.equal(all.utilised + all.collected + all.notCollected, all.generated);
  const nation = (await server.call('department', 'GET', `/waste/forms?year=${year}`)).body;
  assert.equal(nation.sums.length, 77, '76 provinces and the whole');
});

test('a site fills KP.2 from the register and its months, a transfer station KP.3; a number from the register is not typed over', async () => {
  const enter = async (entry) => (await server.call('officer', 'POST', '/facilities', { unitId: unit(), entry: { controls: [], ...entry } })).body;
  const site = await enter({ nameTh: 'บ่อฝังกลบทดสอบ', method: 'sanitary_landfill', areaSquareMetres: 16_000, depthCentimetres: 650, opened: '2550-06', waterMetres: 250, controls: ['weighing', 'fence'] });
  const at = `/facilities/${site.facility.id}/forms/${year}`;
  let kp2 = (await server.call('officer', 'GET', at)).body;
  assert.deepEqual([...new Set(kp2.fields.map((one) => one.form))], ['kp2']);
  assert.equal(field(kp2, 'area_rai').computed, 100_000, '10 rai in ten-thousandths');
  assert.equal(field(kp2, 'opened_year').computed, 2550);
  assert.equal(field(kp2, 'controls').computedTh, 'ชั่งน้ำหนัก รั้ว');
  assert.equal(field(kp2, 'class').computedTh, 'ถูกต้อง');
  assert.equal((await server.call('officer', 'PUT', at, { entries: [{ id: 'area_rai', number: 5 }] }, 0)).body.code, 'E5412');
  kp2 = (await server.call('officer', 'PUT', at, { entries: [{ id: 'received', number: 20_000_000 }, { id: 'stock_removed', number: 1_000 }] }, 0)).body;
  assert.equal(used(kp2, 'received'), 20_000_000, 'nothing came in by the months: typed without a reason');
  const station = await enter({ nameTh: 'สถานีขนถ่ายทดสอบ', method: 'transfer_station' });
  const there = `/facilities/${station.facility.id}/forms/${year}`;
  const kp3 = (await server.call('officer', 'PUT', there, { entries: [{ id: 'taken_in', number: 10_000_000 }, { id: 'sent_out', number: 10_300_000 }, { id: 'cost_share', number: 45_000 }] }, 0)).body;
  assert.deepEqual([...new Set(kp3.fields.map((one) => one.form))], ['kp3']);
  assert.ok(rules(kp3).includes('K10'), 'more out than in');
  assert.equal((await server.call('officer2', 'GET', at)).status, 404);
  const page = (await server.call('province', 'GET', `/waste/forms?year=${year}&province=TH-49`)).body;
  assert.deepEqual(page.sites.filter((row) => [site.facility.id, station.facility.id].includes(row.facilityId)).map((row) => row.forms.join()).sort(), ['kp2', 'kp3']);
});

test('the forms leave as CSV and XLSX; a text that a spreadsheet would run is made harmless', async () => {
  const now = await form();
  await save('officer', [{ id: 'ordinance', text: '=HYPERLINK("x")' }], now.version);
  const csv = await server.file('province', `/waste/forms?year=${year}&province=TH-49&form=kp1&format=csv`);
  assert.equal(csv.status, 200);
  assert.match(csv.type, /text\/csv/);
  const lines = csv.text.split('\r\n');
  assert.ok(lines[0].includes('คพ.1') && lines[0].includes('2565'));
  assert.ok(csv.text.includes(`"'=HYPERLINK(""x"")"`), 'guarded by an apostrophe');
  assert.ok(lines.some((line) => line.includes('30.000000') || line.includes(',30,')), 't/day of the town');
  for (const kind of ['kp1', 'kp2', 'kp3']) {
    const xlsx = await server.file('province', `/waste/forms?year=${year}&province=TH-49&form=${kind}&format=xlsx`);
    assert.equal(xlsx.text.slice(0, 2), 'PK');
  }
  const own = await server.file('officer', `${path()}?format=csv`);
  assert.ok(own.text.includes('อนุมาน'), 'certainty goes with the form');
  assert.equal((await server.file('province', `/waste/forms?year=${year}&form=kp4&format=csv`)).status, 422);
  assert.equal((await server.file('province', `/waste/forms?year=${year}&format=pdf`)).status, 422);
  assert.ok(!server.log().includes('"level":"error"'));
});

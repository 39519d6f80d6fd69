// SPDX-License-Identifier: Apache-2.0
// Indicators, yearly facts, gas of a site, forecast and fees through the real server, on figures that can be worked by hand.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signedInServer, wholeMonth } from './scene.mjs';

let scene, call, unit, landfill, dump;
const months = Array.from({ length: 12 }, (_, i) => `2565-${String(i + 1).padStart(2, '0')}`);
const controls = ['fence', 'compaction', 'cover', 'fire'];
const site = (nameTh, method, more = {}) => call('officer', 'POST', '/facilities', { unitId: unit, entry: { nameTh, method, controls, ...more } });
const valueOf = (body, id) => body.indicators.find((one) => one.id === id).value;
const town = (path) => `/units/${unit}/waste/${path}`;

// A month as wholeMonth has it: 900 t generated, 200 used, 650 collected, of which 400 t go to the landfill and 250 to the dump.
async function report(month) {
  const deliveries = [{ facilityId: landfill, kg: 400_000 }, { facilityId: dump, kg: 250_000 }];
  let form = (await call('officer', 'PUT', town(month), { figures: wholeMonth, knownBy: 'weighed', note: 'ชั่งทุกเที่ยว', deliveries }, 0)).body;
  form = (await call('officer', 'POST', town(`${month}/steps`), { step: 'submit', reason: '' }, form.version)).body;
  assert.equal(form.state, 'submitted', JSON.stringify(form.findings ?? form));
  return form.version;
}
const approve = (month, version) => call('province', 'POST', town(`${month}/steps`), { step: 'approve', reason: '' }, version);

before(async () => {
  scene = await signedInServer(['officer', 'officer2', 'province', 'region', 'department']);
  call = scene.call;
  unit = scene.account('officer').unitId;
  landfill = (await site('บ่อฝังกลบ', 'sanitary_landfill', { depthCentimetres: 800, capacityCubicMetres: 90_000, capacityLeftCubicMetres: 60_000 })).body.facility.id;
  dump = (await site('ที่เทกอง', 'open_dump', { depthCentimetres: 300 })).body.facility.id;
});
after(() => scene?.stop());

test('a year is worked out from its approved months, with the destination of each tonne', async () => {
  const versions = [];
  for (const month of months) versions.push(await report(month));
  const nothing = (await call('officer', 'GET', town('indicators?year=2565'))).body;
  assert.deepEqual([nothing.reports, nothing.reportsOf, valueOf(nothing, 'collected'), valueOf(nothing, 'proper')], [0, 12, null, null], 'what is not approved does not count');
  for (const [i, month] of months.entries()) assert.equal((await approve(month, versions[i])).body.state, 'approved');
  const year = (await call('officer', 'GET', town('indicators?year=2565'))).body;
  assert.deepEqual([year.reports, year.reportsOf, year.weighedShare], [12, 12, 1_000_000]);
  assert.equal(valueOf(year, 'generated_person_registered'), 986, '10,800 t ÷ (30,000 people × 365 days)');
  assert.equal(valueOf(year, 'generated_person_latent'), 925);
  assert.equal(valueOf(year, 'collected'), 722_222, '650 of 900');
  assert.equal(valueOf(year, 'proper'), 666_667, '200 used and 400 properly buried of 900');
  assert.equal(valueOf(year, 'sdg_11_6_1'), 444_444, '400 of 900 under basic control');
  assert.equal(valueOf(year, 'sdg_11_6_1_high'), 640_000, 'and 88 % of the 200 used');
  assert.deepEqual([year.destinations.proper, year.destinations.improper, year.destinations.notNamed], [4_800_000, 3_000_000, 0]);
  assert.equal(year.indicators.find((one) => one.id === 'utilised').certainty, 'official', 'weighed and reported');
  assert.equal(year.indicators.find((one) => one.id === 'sdg_11_6_1').certainty, 'inferred');
});

test('targets are compared exactly; the gas of the year names its potentials and every factor', async () => {
  const year = (await call('officer', 'GET', town('indicators?year=2565'))).body;
  const proper = year.targets.find((one) => one.id === 'proper');
  assert.deepEqual([proper.target, proper.byYear, proper.distance, proper.reached], [800_000, 2570, 133_333, false]);
  assert.deepEqual(year.gas.rows.map((one) => one.id).sort(), ['food-at-source', 'sanitary_landfill', 'unmanaged-shallow']);
  // 4,800 t × MCF 1 × (0.486 × 0.15 + 0.146 × 0.40) × DOCf 0.5 × F 0.5 × 16/12 × (1 − OX 0.1): IPCC 2006 vol. 5, eq. 3.3.
  const buried = year.gas.rows.find((one) => one.id === 'sanitary_landfill');
  assert.ok(Math.abs(buried.ch4 - 4800 * (0.486 * 0.15 + 0.146 * 0.4) * 0.5 * 0.5 * (16 / 12) * 0.9) < 1e-9);
  assert.deepEqual([year.gas.gwp.set, year.gas.gwp.ch4, year.gas.convention], ['AR5', 28, 'methane-commitment']);
  assert.ok(year.gas.factors.length > 10 && year.gas.factors.every((one) => one.source && one.certainty));
});

test('a year goes to the city database by the province, over a typed figure only when that is said', async () => {
  const open = (await call('province', 'GET', town('facts?year=2568'))).body;
  assert.equal(open.mayPublish, open.months === 12);
  const before = (await call('province', 'GET', town('facts?year=2565'))).body;
  assert.deepEqual([before.months, before.mayPublish, before.destinationsNamed], [12, true, true]);
  assert.equal((await call('officer', 'GET', town('facts?year=2565'))).body.mayPublish, false);
  assert.equal((await call('officer', 'POST', town('facts?year=2565'), { replace: true })).status, 403);
  const buried = before.facts.find((one) => one.key === 'landfill');
  assert.equal(buried.value, 7_800_000);
  if (buried.state === 'typed') {
    const refused = await call('province', 'POST', town('facts?year=2565'), { replace: false });
    assert.deepEqual([refused.status, refused.body.code], [409, 'E5398']);
  }
  const done = (await call('province', 'POST', town('facts?year=2565'), { replace: true })).body;
  assert.ok(done.facts.every((one) => one.state === 'same' && one.standing === one.value), JSON.stringify(done.facts));
  const form = (await call('officer', 'GET', `/units/${unit}/facts?year=2565`)).body.facts;
  const share = form.find((one) => one.key === 'waste_proper_share');
  assert.deepEqual([share.value, share.period], [66.67, 'CY2565']);
  assert.equal(form.find((one) => one.key === 'landfill').value, 7_800_000);
  const incomplete = await call('province', 'POST', town('facts?year=2564'), { replace: true });
  assert.deepEqual([incomplete.status, incomplete.body.code], [409, 'E5397']);
});

test('the gas of a site follows its deposits: entered years, months, and the years to come', async () => {
  const before = (await call(null, 'GET', `/facilities/${landfill}/emissions?until=2580`)).body;
  assert.deepEqual(before.deposits[0], { year: 2565, kg: 4_800_000, origin: 'months', months: 12, entered: null });
  assert.equal(before.deposits.find((one) => one.year === 2570).origin, 'none', 'a site that was silent for years is not carried on');
  const years = [{ year: 2560, kg: 5_000_000 }, { year: 2561, kg: 6_000_000 }];
  const wrong = await call('officer', 'PUT', `/facilities/${landfill}/deposits`, { years: [...years, { year: 2561, kg: -1 }, { year: 2700, kg: 1 }] }, before.version);
  assert.deepEqual(wrong.body.problems.map((one) => `${one.code} ${one.field}`), ['E5404 years[2].year', 'E5403 years[2].kg', 'E5402 years[3].year']);
  assert.equal((await call('officer2', 'PUT', `/facilities/${landfill}/deposits`, { years }, before.version)).status, 404);
  const after = (await call('officer', 'PUT', `/facilities/${landfill}/deposits`, { years }, before.version)).body;
  assert.equal((await call('officer', 'PUT', `/facilities/${landfill}/deposits`, { years }, before.version)).status, 412, 'somebody saved in between');
  assert.deepEqual(after.deposits.slice(0, 3).map((one) => `${one.year} ${one.origin} ${one.kg}`), ['2560 entered 5000000', '2561 entered 6000000', '2562 none 0']);
  // 5,000 t of 2560 (C.E. 2017): decomposable carbon, then the first year's decay (IPCC 2006 vol. 5 eq. 3.2, 3.5, 3.6).
  const carbon = { food: 5000 * 0.486 * 0.15 * 0.5, paper: 5000 * 0.146 * 0.4 * 0.5 };
  const decayed = carbon.food * (1 - Math.exp(-0.4)) + carbon.paper * (1 - Math.exp(-0.07));
  assert.ok(Math.abs(after.emissions.years[1].ch4Generated - (decayed * 0.5 * 16) / 12) < 1e-9);
  assert.equal(after.emissions.years[0].notYetDecomposedDdocm, carbon.food + carbon.paper);
  assert.equal(after.emissions.convention, 'ipcc2006');
});

test('scenarios of a site: closing, capture and food, against the same base', async () => {
  const site = (await call(null, 'GET', '/facilities?year=2568&method=sanitary_landfill')).body.items.find((one) => one.receivedKg > 0 && one.open);
  const ask = async (query) => (await call(null, 'GET', `/facilities/${site.id}/emissions?until=2590&${query}`)).body;
  assert.equal((await ask('')).deposits.find((one) => one.year === 2570).origin, 'projected');
  const [closed, captured, food] = await Promise.all([ask('closes=2571'), ask('captureShare=0.5'), ask('foodShare=0.2')]);
  assert.ok(closed.emissions.scenarios[0].turnedAwayTonnes > 0 && closed.emissions.scenarios[0].differenceCo2e < 0);
  assert.ok(captured.emissions.scenarios[0].siteCo2e < captured.emissions.scenarios[0].baseCo2e);
  assert.ok(food.emissions.scenarios[0].divertedTonnes > 0 && food.emissions.scenarios[0].treatmentCo2e > 0);
  assert.equal(closed.emissions.scenarios[0].baseCo2e, food.emissions.scenarios[0].baseCo2e);
  const wrong = await call(null, 'GET', `/facilities/${landfill}/emissions?captureShare=1.5&until=2500`);
  assert.deepEqual([wrong.status, wrong.body.problems.map((one) => one.field).sort()], [422, ['captureShare', 'until']]);
});

test('a forecast says its back-test; a site says until when its space lasts', async () => {
  const ahead = (await call('officer', 'GET', town('forecast?horizon=6'))).body;
  assert.equal(ahead.forecast.forecast.length, 6);
  assert.ok(ahead.forecast.method && ahead.forecast.methods.some((one) => one.chosen && one.errors > 0 && one.mad > 0));
  assert.ok(ahead.forecast.forecast.every((one) => one.low <= one.tonnesPerDay && one.tonnesPerDay <= one.high));
  assert.equal((await call('officer', 'GET', town('forecast?horizon=61'))).body.code, 'E5400');
  assert.equal((await call('officer2', 'GET', town('forecast'))).status, 404);
  const old = (await call(null, 'GET', `/facilities/${landfill}/forecast`)).body;
  assert.equal(old.forecast.landfill, null, 'the space of today says nothing beside a series that ended in 2565');
  // The registers of the demonstration name no free space: 480,000 m³ × 80 % × 0.6 t/m³ = 230,400 t.
  const site = (await call('officer', 'GET', `/facilities?year=2568&unit=${unit}`)).body.items.find((one) => one.receivedKg > 0);
  const page = (await call('officer', 'GET', `/facilities/${site.id}`)).body;
  const entry = { nameTh: site.nameTh, method: site.method, controls: page.controls, capacityCubicMetres: 900_000, capacityLeftCubicMetres: 480_000 };
  assert.equal((await call('officer', 'PUT', `/facilities/${site.id}`, entry, page.version)).status, 200);
  const life = (await call(null, 'GET', `/facilities/${site.id}/forecast`)).body;
  assert.equal(Math.round(life.forecast.landfill.capacityTonnes), 230_400);
  const { early, full, late } = life.forecast.landfill;
  assert.ok(early < full && (late === null || full < late), `${early} ${full} ${late}`);
  assert.ok(life.parameters.length === 3 && life.parameters.every((one) => one.source && one.certainty));
});

test('fees: the year beside its cost, and what a quantity costs by whole and half units', async () => {
  const year = (await call('officer', 'GET', town('fees'))).body.years.find((one) => one.year === 2565);
  assert.deepEqual([year.months, year.billed, year.collected, year.collectedShare, year.costRecovery], [12, 240_000_000, 216_000_000, 900_000, 300_000]);
  const bill = async (litres) => (await call(null, 'GET', `/waste/fees?year=2562&waste=infectious&litres=${litres}`)).body.bills.find((one) => one.service === 'disposal');
  assert.deepEqual([(await bill(19.5)).halfUnits, (await bill(19.5)).satang], [3, 72_000], 'one unit and a half: 720 baht');
  assert.equal((await bill(19.6)).halfUnits, 4);
  const all = (await call(null, 'GET', '/waste/fees?year=2562')).body;
  assert.ok(all.rows.every((one) => one.source && one.certainty) && all.ceilings.length > 0 && all.findings.length > 0);
  assert.equal((await call(null, 'GET', '/waste/fees?litres=1e300')).body.code, 'E5400');
  assert.equal((await call(null, 'GET', '/waste/fees?litres=50&year=2545')).status, 422, 'no row holds 50 litres');
});

test('provinces, offices and the nation are public and say how many reported', async () => {
  const nation = (await call(null, 'GET', '/waste/indicators?year=2568')).body;
  assert.ok(nation.units > 2400 && nation.reports > 20_000 && nation.reports < nation.reportsOf);
  const province = (await call(null, 'GET', '/waste/indicators?year=2565&scope=province&id=TH-49')).body;
  assert.ok(province.reports >= 12 && valueOf(province, 'sdg_12_5_1') > 0);
  const fiscal = (await call(null, 'GET', '/waste/indicators?year=2568&basis=fiscal')).body;
  assert.deepEqual([fiscal.first, fiscal.last], ['2567-10', '2568-09']);
  assert.equal((await call(null, 'GET', '/waste/indicators?scope=province&id=TH-999')).status, 404);
  assert.equal((await call(null, 'GET', '/waste/indicators?scope=town')).body.code, 'E5395');
  assert.equal((await call('officer2', 'GET', town('indicators'))).status, 404);
  assert.equal((await call(null, 'GET', town('indicators'))).status, 401);
});

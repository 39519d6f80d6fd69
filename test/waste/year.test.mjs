// SPDX-License-Identifier: Apache-2.0
// A town's year: twelve months entered, checked, handed in, approved, one revised and closed; the yearly totals, the page of the
// nation, the flows and the list of data quality have each change at once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signedInServer, wholeMonth } from './scene.mjs';

let scene, call, site;
const months = Array.from({ length: 12 }, (_, i) => `2565-${String(i + 1).padStart(2, '0')}`);
const own = () => scene.account('officer').unitId;
const path = (month) => `/units/${own()}/waste/${month}`;
const step = async (who, month, body, form) => (await call(who, 'POST', `${path(month)}/steps`, { reason: '', ...body }, form.version)).body;
const nation = async () => (await call(null, 'GET', '/waste/totals?year=2565&by=nation')).body;
const flow = async (from, to) => (await call(null, 'GET', '/waste/flows?scope=nation&first=2565-01&last=2565-12')).body.rows.find((one) => one.from === from && one.to === to)?.reported ?? 0;
const generatedOf = (i) => 900_000 + i * 4_000;

before(async () => {
  scene = await signedInServer(['officer', 'province', 'region']);
  call = scene.call;
  const made = await call('officer', 'POST', '/facilities', { unitId: own(), entry: { nameTh: 'ศูนย์กำจัดทดสอบ', method: 'sanitary_landfill', controls: ['weighing', 'fence', 'compaction', 'cover', 'leachate', 'gas', 'fire', 'staff'] } });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  site = made.body.facility.id;
});
after(() => scene?.stop());

test('twelve months are entered and handed in; nothing counts before the province approves', async () => {
  assert.equal((await nation()).rows[0].generated, 0);
  for (const [i, month] of months.entries()) {
    const figures = { ...wholeMonth, generated: generatedOf(i), hazardous_opening: 100 * i };
    const saved = await call('officer', 'PUT', path(month), { figures, knownBy: 'weighed', note: 'ตามใบชั่ง', deliveries: [{ facilityId: site, kg: wholeMonth.collected }] }, 0);
    assert.equal(saved.status, 200, JSON.stringify(saved.body));
    assert.deepEqual(saved.body.findings.filter((one) => one.severity === 'error'), [], month);
    assert.equal((await step('officer', month, { step: 'submit' }, saved.body)).state, 'submitted');
  }
  assert.equal((await nation()).rows[0].generated, 0);
});

test('the province approves the year in bulk; totals, years, flows and proper disposal follow at once', async () => {
  for (const month of months) {
    const list = (await call('province', 'GET', `/waste/reports?month=${month}`)).body;
    const mine = list.items.find((row) => row.unitId === own());
    const done = (await call('province', 'POST', `/waste/reports/bulk?month=${month}`, { step: 'approve', reason: '', units: [{ unitId: own(), version: mine.version }] })).body;
    assert.deepEqual([done.done, done.failed], [1, []]);
  }
  const generated = months.reduce((sum, _, i) => sum + generatedOf(i), 0);
  const totals = await nation();
  assert.deepEqual([totals.rows[0].months, totals.rows[0].generated, totals.rows[0].proper, totals.rows[0].improper], [12, generated, 12 * wholeMonth.collected, 0]);
  assert.deepEqual(totals.months.map((one) => one.generated), months.map((_, i) => generatedOf(i)));
  const year = (await call(null, 'GET', '/waste/years')).body.years.find((one) => one.year === 2565);
  assert.deepEqual([year.units, year.months, year.generated], [1, 12, generated]);
  assert.equal(await flow('generation', 'collection'), 12 * wholeMonth.collected);
  const fiscal = (await call(null, 'GET', '/waste/totals?year=2565&basis=fiscal&by=nation')).body.rows[0];
  assert.equal(fiscal.months, 9, 'January to September lie in the fiscal year 2565');
});

test('a revision takes the place of the first figures when it is approved, everywhere at once; closed it stays', async () => {
  const month = '2565-07';
  let form = (await call('officer', 'GET', path(month))).body;
  form = await step('officer', month, { step: 'revise', reason: 'ใบชั่งตกหล่น' }, form);
  form = (await call('officer', 'PUT', path(month), { figures: { generated: 950_000, collected: 700_000 }, deliveries: [{ facilityId: site, kg: 700_000 }] }, form.version)).body;
  form = await step('officer', month, { step: 'submit' }, form);
  const before = await nation();
  form = await step('province', month, { step: 'approve' }, form);
  const after = await nation();
  assert.equal(after.rows[0].generated - before.rows[0].generated, 950_000 - generatedOf(6));
  assert.equal(after.rows[0].proper - before.rows[0].proper, 50_000);
  assert.equal(after.rows[0].months, 12, 'a revision is not another month');
  assert.equal(await flow('generation', 'collection'), 12 * wholeMonth.collected + 50_000);
  form = await step('region', month, { step: 'close' }, form);
  assert.equal(form.state, 'closed');
  const history = (await call('officer', 'GET', `${path(month)}/history`)).body;
  assert.deepEqual(history.revisions.map((one) => [one.figures.generated, one.counted, one.deliveries[0].kg]), [[generatedOf(6), false, 650_000], [950_000, true, 700_000]]);
});

test('the month that is due counts for data quality as soon as it is entered', async () => {
  const quality = async () => (await call('officer', 'GET', `/units/${own()}/waste/quality`)).body;
  const before = await quality();
  const complete = (view) => view.parts.find((one) => one.id === 'completeness');
  const open = before.months.at(-1);
  assert.equal(open.gramsADay, null, 'the newest month is open in the demonstration');
  const earlier = (await call('officer', 'GET', path(before.last))).body.previous;
  const saved = await call('officer', 'PUT', path(before.last), { figures: { ...earlier, generated: earlier.generated * 1000 }, knownBy: 'weighed' }, 0);
  const after = await quality();
  assert.equal(complete(after).good, complete(before).good + 1);
  assert.ok(after.findings.some((one) => one.month === before.last && one.rule === 'R06'), 'and its unit error is named');
  const office = (await call('province', 'GET', '/waste/quality')).body.items;
  const mine = office.find((row) => row.unitId === own());
  assert.equal(mine.month, before.last);
  assert.equal(saved.status, 200);
});

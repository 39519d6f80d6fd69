// SPDX-License-Identifier: Apache-2.0
// Data quality through the real server: the faults of the demonstration are found, the office's list begins with the worst,
// and nobody sees another's towns.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startDemoServer } from '../server.mjs';

let server;
const cookies = {};
const common = { 'content-type': 'application/json', 'x-requested-with': 'muang', 'sec-fetch-site': 'same-origin' };

before(async () => {
  server = await startDemoServer();
  for (const key of ['officer', 'officer2', 'province', 'department']) {
    const { login, password } = server.account(key);
    const answer = await fetch(server.url + '/api/v1/session', { method: 'POST', headers: common, body: JSON.stringify({ login, password }) });
    cookies[key] = answer.headers.getSetCookie()[0].split(';')[0];
  }
});
after(() => server?.stop());

async function get(who, path) {
  const answer = await fetch(`${server.url}/api/v1${path}`, { headers: { ...common, ...(who && { cookie: cookies[who] }) } });
  return { status: answer.status, body: await answer.json() };
}

test('the checks find the laid unit errors, missing years and copies', () => {
  const faults = server.demo.wasteFaults;
  assert.ok(server.demo.wasteReports > 80_000);
  assert.ok(faults.unitSlips.laid > 700 && faults.unitSlips.recallPercent >= 95 && faults.unitSlips.precisionPercent >= 95, JSON.stringify(faults.unitSlips));
  assert.equal(faults.missing.recallPercent, 100);
  assert.ok(faults.copied.recallPercent >= 95 && faults.copied.precisionPercent >= 95, JSON.stringify(faults.copied));
  assert.ok(faults.figures.recallPercent >= 95 && faults.figures.precisionPercent >= 50, JSON.stringify(faults.figures));
});

test('an office sees its own towns, worst first; the department sees the nation', async () => {
  const own = (await get('province', '/waste/quality')).body;
  assert.ok(own.of > 5 && own.items.length === own.of);
  assert.ok(own.items.every((row) => row.provinceNameEn === 'Mukdahan'));
  const scores = own.items.map((row) => row.score);
  assert.deepEqual(scores, [...scores].sort((a, b) => a - b));
  const nation = (await get('department', '/waste/quality')).body;
  assert.ok(nation.of > 2400 && nation.items.length === 250);
  const worst = nation.items.find((row) => row.textTh);
  assert.ok(worst.findings > 0 && !worst.textTh.includes('{') && !worst.textTh.startsWith('waste-rules'));
  const one = (await get('department', '/waste/quality?province=TH-90')).body;
  assert.ok(one.of > 10 && one.items.every((row) => row.provinceNameEn === 'Songkhla'));
  assert.equal((await get('province', '/waste/quality?province=TH-90')).body.of, 0, 'another province is empty');
  assert.equal((await get('department', '/waste/quality?province=XX')).body.code, 'E5320');
});

test('a town with a unit error says which month and what it looks like', async () => {
  const nation = (await get('department', '/waste/quality')).body;
  let slips = 0;
  for (const row of nation.items.filter((one) => one.findings > 0).slice(0, 60)) {
    const view = (await get('department', `/units/${row.unitId}/waste/quality`)).body;
    assert.equal(view.score, row.score);
    assert.equal(view.months.length, 36);
    const told = view.findings.filter((one) => one.rule === 'R06');
    slips += told.length;
    for (const one of told) assert.match(one.month, /^25\d\d-\d\d$/);
  }
  assert.ok(slips > 0, 'among the worst sixty towns is a unit error');
});

test('a town sees its own quality, another town nothing', async () => {
  const unit = server.account('officer').unitId;
  const mine = (await get('officer', `/units/${unit}/waste/quality`)).body;
  assert.equal(mine.parts.length, 4);
  assert.ok(mine.bandLow < mine.bandMedian && mine.bandMedian < mine.bandHigh);
  assert.equal((await get('officer2', `/units/${unit}/waste/quality`)).status, 404);
  assert.equal((await get(null, `/units/${unit}/waste/quality`)).status, 401);
});

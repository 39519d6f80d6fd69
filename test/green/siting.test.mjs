// SPDX-License-Identifier: Apache-2.0
// Where parks should stand, asked of a town and answered in the background by the program: by hand, as the command, stopped,
// cited and taken out.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { signedInServer } from '../waste/scene.mjs';

const program = process.env.MUANG ?? fileURLToPath(new URL('../../build/release/muang', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'muang-siting-'));
let scene, call;
before(async () => {
  scene = await signedInServer(['officer', 'officer2', 'region']);
  call = scene.call;
});
after(async () => {
  await scene?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const own = () => scene.account('officer').unitId;
// Metres a degree at 16.3° north.
const at = (x, y) => ({ longitude: 104.9 + x / 106_873, latitude: 16.3 + y / 110_662 });
const ask = (who, body) => call(who, 'POST', `/units/${own()}/green/siting`, body);
const codes = ({ body }) => (body.problems ?? [body]).map((one) => `${one.code} ${one.field ?? ''}`);
const page = async (id, who = 'officer') => (await call(who, 'GET', `/green/site-scenarios/${id}`)).body;
async function people(year, rows) {
  const form = new FormData();
  const text = rows.map(([id, n, x, y]) => `${id},${n},${at(x, y).latitude.toFixed(7)},${at(x, y).longitude.toFixed(7)}\n`).join('');
  form.append('file', new Blob([`id,people,lat,lon\n${text}`]), 'people.csv');
  const answer = await scene.send('officer', 'POST', `/units/${own()}/green/people?${new URLSearchParams({ year, source: 'ทดสอบ', certainty: 'inferred' })}`, form, 0);
  assert.equal(answer.status, 200, await answer.text());
}
async function answered(id) {
  for (const end = Date.now() + 60_000; ;) {
    const found = await page(id);
    if (!['waiting', 'running'].includes(found.scenario.status)) return found;
    assert.ok(Date.now() < end, 'a minute went by');
    await new Promise((done) => setTimeout(done, 100));
  }
}
const points = (...places) => places.map(([x, y], i) => ({ name: `จุด ${i + 1}`, ...at(x, y) }));
async function solved(body) {
  const asked = await ask('officer', { name: 'ทดสอบ', year: 2568, ...body });
  assert.equal(asked.status, 202, JSON.stringify(asked.body));
  assert.ok(['waiting', 'running'].includes(asked.body.status));
  const found = await answered(asked.body.id);
  assert.equal(found.scenario.status, 'done', JSON.stringify(found.scenario));
  return found;
}

test('four models by hand: communities on a line, candidates beside them', async () => {
  // 100 people at 0 m, 10 at 1,000 m, 10 at 1,100 m, 5 at 3,000 m; candidates at 0, 1,050 and 3,000 m.
  await people('2568', [['A', 100, 0, 0], ['B', 10, 1000, 0], ['C', 10, 1100, 0], ['D', 5, 3000, 0]]);
  const where = points([0, 0], [1050, 0], [3000, 0]);
  const median = (await solved({ model: 'p-median', sites: 2, points: where })).answer;
  assert.deepEqual([median.sites, median.proved, median.gap], [['point:1', 'point:2'], true, 0]);
  // 10 · 50 + 10 · 50 + 5 · 1,950 m of 125 people.
  assert.ok(Math.abs(median.weightedMeanDistance - (500 + 500 + 9750) / 125) < 0.05, String(median.weightedMeanDistance));
  const cover = (await solved({ model: 'mclp', sites: 1, radiusM: 300, points: where })).answer;
  assert.deepEqual([cover.sites, cover.objective, cover.bound, cover.weightCovered], [['point:1'], 100, 100, 100]);
  const all = (await solved({ model: 'lscp', radiusM: 300, points: where })).answer;
  assert.deepEqual([all.siteCount, all.placesCovered], [3, 4]);
  const center = (await solved({ model: 'p-center', sites: 1, points: where })).answer;
  assert.deepEqual(center.sites, ['point:2']);
  assert.ok(Math.abs(center.objective - 1950) < 0.5, String(center.objective));
  assert.deepEqual(median.served.map((one) => [one.site, one.weight]), [['point:1', 100], ['point:2', 25]]);
});

test('the same answer as the command on the same places', async () => {
  const where = points([0, 0], [1050, 0], [3000, 0]);
  const { answer } = await solved({ model: 'p-median', sites: 1, points: where });
  const csv = (name, head, rows) => {
    writeFileSync(join(folder, name), `${head}\n${rows.join('\n')}\n`);
    return join(folder, name);
  };
  const demand = csv('d.csv', 'id,weight,lat,lon', [['A', 100, 0], ['B', 10, 1000], ['C', 10, 1100], ['D', 5, 3000]].map(([id, n, x]) => `${id},${n},${at(x, 0).latitude.toFixed(7)},${at(x, 0).longitude.toFixed(7)}`));
  const candidates = csv('c.csv', 'id,lat,lon', where.map((one, i) => `point:${i + 1},${one.latitude.toFixed(7)},${one.longitude.toFixed(7)}`));
  const told = JSON.parse(execFileSync(program, ['green', 'site', '--demand', demand, '--candidates', candidates, '--model', 'p-median', '--sites', '1', '--time-limit', '20'], { encoding: 'utf8' }));
  assert.deepEqual(answer, told);
});

test('people who have a park are left out, and planned plots are candidates', async () => {
  const square = (x, y, side) => ({ type: 'Polygon', coordinates: [[[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]].map(([a, b]) => Object.values(at(a, b)))] });
  const plot = (status, name, geometry) => call('officer', 'POST', `/units/${own()}/green/plots`, { status, entry: { nameTh: name, type: '1', geometry, facilities: [] } });
  assert.equal((await plot('existing', 'สวนมีแล้ว', square(-50, -50, 100))).status, 201);
  const planned = (await plot('planned', 'สวนวางแผน', square(1000, -50, 100))).body.plot.id;
  const found = await solved({ model: 'mclp', sites: 1, radiusM: 300, servedM: 300, planned: true });
  assert.equal(found.answer.places, 3, 'A lives in a park');
  assert.deepEqual(found.answer.sites, [`plot:${planned}`]);
  assert.equal(found.answer.weightCovered, 20);
  const spot = found.candidates.find((one) => one.plotId === planned);
  assert.deepEqual([spot.name, Math.abs(spot.latitude - 16.3) < 1e-6], ['สวนวางแผน', true]);
  const chosen = await solved({ model: 'p-median', sites: 1, plots: [planned] });
  assert.deepEqual(chosen.answer.sites, [`plot:${planned}`]);
});

test('what cannot be asked is refused at once, with everything that is wrong', async () => {
  const wrong = await ask('officer', { name: ' ', model: 'mclp', sites: 0, seconds: 90, points: points([0, 0]) });
  assert.deepEqual(codes(wrong).sort(), ['E5823 name', 'E5826 radiusM', 'E5826 seconds', 'E5826 sites']);
  assert.deepEqual(codes(await ask('officer', { name: 'x', model: 'p-median', sites: 1, year: 2568, types: ['9'], points: [{ name: '', latitude: 51.5, longitude: 0 }], plots: [1] })).sort(), ['E5826 points[0]', 'E5826 types[0]', 'E5831 plots']);
  assert.deepEqual(codes(await ask('officer', { name: 'x', model: 'p-median', sites: 1, year: 2568 })), ['E5824 planned']);
  assert.deepEqual(codes(await ask('officer', { name: 'x', model: 'p-median', sites: 1, year: 2568, servedM: 50_000, points: points([0, 0]) })), ['E5825 servedM']);
  assert.deepEqual(codes(await ask('officer', { name: 'x', model: 'p-median', sites: 1, year: 2560, points: points([0, 0]) })), ['E5813 year']);
});

test('what the program refuses is told in its words', async () => {
  const { body } = await ask('officer', { name: 'ไกลเกินไป', model: 'lscp', radiusM: 10, year: 2568, points: points([500, 0]) });
  const { scenario, answer } = await answered(body.id);
  assert.deepEqual([scenario.status, scenario.problemCode, answer], ['failed', 'E5583', null]);
  assert.match(scenario.problemEn, /radius/i);
});

test('a scenario is stopped: the program ends, and nothing of it is kept', async () => {
  // Too many places to prove anything soon.
  await people('2567', Array.from({ length: 1800 }, (_, i) => [`P${i}`, 1 + ((i * 7919) % 97), (i * 7907) % 9001, (i * 6991) % 8009]));
  const where = Array.from({ length: 500 }, (_, i) => ({ name: '', ...at((i * 5003) % 9001, (i * 4001) % 8009) }));
  const { body: asked } = await ask('officer', { name: 'ใหญ่', model: 'p-center', sites: 40, seconds: 60, year: 2567, points: where });
  for (let i = 0; i < 300 && (await page(asked.id)).scenario.status === 'waiting'; ++i) await new Promise((done) => setTimeout(done, 50));
  assert.equal((await call('officer', 'POST', `/green/site-scenarios/${asked.id}/cancel`, undefined, 7)).body.code, 'E5822');
  const stopped = await call('officer', 'POST', `/green/site-scenarios/${asked.id}/cancel`, undefined, asked.version);
  assert.deepEqual([stopped.status, stopped.body.status], [200, 'cancelled']);
  // The next question is answered long before the minute of the first is over.
  await solved({ model: 'p-median', sites: 1, points: points([0, 0]) });
  assert.deepEqual([(await page(asked.id)).scenario.status, (await page(asked.id)).answer], ['cancelled', null]);
  assert.equal((await call('officer', 'POST', `/green/site-scenarios/${asked.id}/cancel`, undefined, 2)).body.code, 'E5821');
});

test('scenarios stay by name until they are taken out; others see none of them', async () => {
  const list = (await call('officer', 'GET', `/units/${own()}/green/siting`)).body;
  assert.ok(list.mayEdit && list.scenarios.length > 5 && list.scenarios.every((one) => one.name));
  const { id } = list.scenarios.at(-1);
  for (const who of ['officer2', null]) assert.notEqual((await call(who, 'GET', `/green/site-scenarios/${id}`)).status, 200);
  assert.equal((await ask('officer2', { name: 'x', model: 'lscp', radiusM: 300 })).body.code, 'E5603');
  assert.equal((await ask('region', { name: 'x', model: 'lscp', radiusM: 300 })).body.code, 'E5601');
  assert.equal((await call('region', 'GET', `/green/site-scenarios/${id}`)).body.mayEdit, false);
  assert.equal((await scene.send('region', 'DELETE', `/green/site-scenarios/${id}`)).status, 403);
  assert.equal((await scene.send('officer', 'DELETE', `/green/site-scenarios/${id}`)).status, 204);
  assert.equal((await call('officer', 'GET', `/green/site-scenarios/${id}`)).body.code, 'E5820');
});

test('the server log is clean', () => assert.doesNotMatch(scene.log(), /"level":"(error|warning)"/));

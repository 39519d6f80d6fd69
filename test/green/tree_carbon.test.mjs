// SPDX-License-Identifier: Apache-2.0
// Carbon and growth of trees of the register, campaigns and monthly lists, through the real server. Biomass: the worked values of Ogawa
// et al. 1965 (mixed deciduous) at D 20 cm, H 12 m and D 30 cm, H 18 m; root 0.27, carbon 0.47, CO2e 44/12.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signedInServer } from '../waste/scene.mjs';

let scene, call, teak, before_;
before(async () => {
  scene = await signedInServer(['officer', 'officer2', 'region']);
  call = scene.call;
  before_ = (await call('officer', 'GET', `/units/${own()}/green/tree-carbon?equation=OGA65-MDF`)).body;
});
after(() => scene?.stop());

const own = () => scene.account('officer').unitId;
const enter = async (entry, measurement) => (await call('officer', 'POST', `/units/${own()}/green/trees`, { entry, measurement })).body;
const near = (actual, expected, what) => assert.ok(Math.abs(actual - expected) <= 0.001, `${what}: ${actual}, not ${expected}`);
const co2e = (above) => above * 1.27 * 0.47 * 44 / 12;

test('a tree has the carbon of the worked values, with an interval, and its growth between two measurements', async () => {
  const first = await enter({ species: 'สัก', campaign: 'ทดสอบคาร์บอน', plantedOn: '2010-06-01' }, { day: '2020-01-01', dbhMm: 200, heightMm: 12_000 });
  teak = (await call('officer', 'POST', `/green/trees/${first.tree.id}/measurements`, { day: '2024-01-01', dbhMm: 300, heightMm: 18_000 }, first.version)).body;
  const page = (await call('region', 'GET', `/green/trees/${teak.tree.id}/carbon?equation=OGA65-MDF`)).body;
  near(page.measurements[0].aboveGroundKg, 132.5106, 'above ground at 20 cm');
  near(page.measurements[1].aboveGroundKg, 417.8548, 'above ground at 30 cm');
  near(page.measurements[1].co2eKg, 914.531, 'CO2e at 30 cm');
  assert.ok(page.measurements[1].co2eLowKg < 914.531 && page.measurements[1].co2eHighKg > 914.531);
  const years = 1461 / 365.25;
  near(page.growth[0].co2eKgYear, (co2e(417.8548) - co2e(132.5106)) / years, 'growth');
  assert.ok(page.growth[0].lowKgYear < page.growth[0].co2eKgYear && page.growth[0].highKgYear > page.growth[0].co2eKgYear);
  assert.deepEqual([page.rootMethod, page.rootRatio, page.carbonFraction], ['ratio', 0.27, 0.47]);
  assert.ok(page.quoted.length > 0 && page.quoted.every((one) => one.source && one.certainty), 'public figures stand apart with their source');
  assert.equal((await call('officer2', 'GET', `/green/trees/${teak.tree.id}/carbon`)).status, 404);
});

test('root by equation is one for the page; what is not to be computed says why and is never 0', async () => {
  const roots = (await call('officer', 'GET', `/green/trees/${teak.tree.id}/carbon?equation=OGA65-MDF&root=equation`)).body;
  near(roots.measurements[1].rootKg, 48.3034, 'root row of the same equation');
  const palm = await enter({ species: 'มะพร้าว' }, { day: '2024-01-01', girthMm: 900, heightMm: 10_000 });
  const none = (await call('officer', 'GET', `/green/trees/${palm.tree.id}/carbon`)).body.measurements[0];
  assert.deepEqual([none.co2eKg, none.reasons.map((one) => one.code)], [null, ['no-equation']]);
  const low = await enter({ species: 'สัก', setting: 'street' }, { day: '2024-01-01', girthMm: 900 });
  const missing = (await call('officer', 'GET', `/green/trees/${low.tree.id}/carbon`)).body.measurements[0];
  assert.deepEqual(missing.reasons.map((one) => one.code), ['height-missing']);
  const tall = (await call('officer', 'GET', `/green/trees/${low.tree.id}/carbon?height=FELD12-SEA`)).body.measurements[0];
  assert.ok(tall.co2eKg > 0);
  assert.ok(tall.flags.some((one) => one.code === 'street-tree') && tall.flags.some((one) => one.code === 'height-estimated'));
  const wrong = (await call('officer', 'GET', `/green/trees/${low.tree.id}/carbon?equation=X&root=y&height=OGA65-MDF`)).body;
  assert.deepEqual(wrong.problems.map((one) => one.field).sort(), ['equation', 'height', 'root']);
});

test('the town sums what can be computed and counts the rest with the reason', async () => {
  const page = (await call('officer', 'GET', `/units/${own()}/green/tree-carbon?equation=OGA65-MDF`)).body;
  assert.equal(page.total.trees, before_.total.trees + 3);
  near(page.total.co2eKg - (before_.total.co2eKg ?? 0), co2e(417.8548) + (await palmCarbon()), 'sum');
  near(page.growth.co2eKgYear - (before_.growth.co2eKgYear ?? 0), (co2e(417.8548) - co2e(132.5106)) / 4, 'growth of the town');
  const counted = page.growth.reasons.reduce((sum, one) => sum + one.trees, page.growth.computed);
  assert.equal(counted, page.growth.trees, 'each tree is computed or has a reason');
  assert.equal((await call('officer2', 'GET', `/units/${own()}/green/tree-carbon`)).status, 404);
  assert.equal((await call(null, 'GET', `/units/${own()}/green/tree-carbon`)).status, 401);
});
async function palmCarbon() {
  const palm = (await call('officer', 'GET', `/units/${own()}/green/trees?species=${encodeURIComponent('มะพร้าว')}&limit=500`)).body.items.at(-1);
  return (await call('officer', 'GET', `/green/trees/${palm.id}/carbon?equation=OGA65-MDF`)).body.measurements[0].co2eKg;
}

test('a campaign tells how many of its trees stand, and nothing where nobody has looked', async () => {
  const of = async (name) => (await call('officer', 'GET', `/units/${own()}/green/tree-campaigns`)).body.items.find((one) => one.campaign === name);
  assert.deepEqual(await of('ทดสอบคาร์บอน'), { campaign: 'ทดสอบคาร์บอน', firstDay: '2010-06-01', lastDay: '2010-06-01', trees: 1, standing: 1, gone: 0, measured: 1, survivalPercent: 100 });
  const lost = await enter({ species: 'สัก', campaign: 'ทดสอบคาร์บอน', plantedOn: '2010-06-02' });
  await call('officer', 'POST', `/green/trees/${lost.tree.id}/status`, { status: 'dead', reason: 'แล้ง', day: '2024-04-01' }, lost.version);
  assert.deepEqual([(await of('ทดสอบคาร์บอน')).survivalPercent, (await of('ทดสอบคาร์บอน')).lastDay], [50, '2010-06-02']);
  await enter({ species: 'สัก', campaign: 'เพิ่งปลูก', plantedOn: '2025-06-01' });
  assert.equal((await of('เพิ่งปลูก')).survivalPercent, null);
});

test('the lists of a month: what was planted by species, what was moved and why, as a file too', async () => {
  const path = `/units/${own()}/green/tree-lists`;
  await enter({ species: 'ไม้ท้องถิ่น', plantedOn: '2001-02-03', campaign: 'ค' });
  await enter({ species: 'สัก', plantedOn: '2001-02-28', campaign: 'ค' });
  const tree = await enter({ species: 'สัก', plantedOn: '2001-02-01', campaign: 'ค' });
  await enter({ species: 'สัก', plantedOn: '2001-03-01', campaign: 'ค' });
  const planted = (await call('officer', 'GET', `${path}/planted?month=2544-02`)).body;
  assert.deepEqual([planted.total, planted.rows.map((one) => [one.nameTh, one.trees])], [3, [['สัก', 2], ['ไม้ท้องถิ่น', 1]]]);
  await call('officer', 'POST', `/green/trees/${tree.tree.id}/status`, { status: 'moved', reason: 'ขยายถนน', day: '2002-05-06' }, tree.version);
  assert.deepEqual((await call('officer', 'GET', `${path}/moved?month=2545-05`)).body.rows, [{ species: 'Tectona grandis', nameTh: 'สัก', reason: 'ขยายถนน', trees: 1 }]);
  // The planting day was corrected: the list follows.
  const changed = (await call('officer', 'GET', `/green/trees/${tree.tree.id}`)).body;
  await call('officer', 'PUT', `/green/trees/${tree.tree.id}`, { species: 'สัก', plantedOn: '2000-02-01', campaign: 'ค' }, changed.version);
  assert.equal((await call('officer', 'GET', `${path}/planted?month=2544-02`)).body.total, 2);
  const csv = await scene.file('officer', `${path}/planted?month=2544-02&format=csv`);
  assert.ok(csv.text.includes('สสล.02') && csv.text.includes('สัก,Tectona grandis,ค,1'), csv.text);
  assert.match((await scene.file('officer', `${path}/moved?month=2545-05&format=xlsx`)).type, /spreadsheetml/);
  const wrong = (await call('officer', 'GET', `${path}/moved?month=2545-13&format=pdf`)).body;
  assert.deepEqual(wrong.problems.map((one) => one.code).sort(), ['E5675', 'E5679']);
  assert.equal((await call('officer2', 'GET', `${path}/moved?month=2545-05`)).status, 404);
  assert.ok(!scene.log().includes('"level":"error"'));
});

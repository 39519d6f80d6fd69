// SPDX-License-Identifier: Apache-2.0
// From a plot to the sums of the town: overlap counted once, targets with their gap, the plan, the quarter report, the export.
// The town has plots of the demonstration; these tests look at what theirs change.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signedInServer } from '../waste/scene.mjs';

let scene, call;
const made = {};
before(async () => {
  scene = await signedInServer(['officer', 'officer2', 'province', 'viewer']);
  call = scene.call;
});
after(() => scene?.stop());

const own = () => scene.account('officer').unitId;
const field = (west, south, east, north) => {
  const at = (x, y) => [104.4 + x / 1000, 16.7 + y / 1000];
  return { type: 'Polygon', coordinates: [[at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)]] };
};
const summary = async (year = '', who = 'officer') => (await call(who, 'GET', `/units/${own()}/green/summary${year && `?year=${year}`}`)).body;
const measure = (view, id) => view.measures.find((one) => one.measure === id) ?? { plots: 0, sum: { cm2: 0 }, once: { cm2: 0 }, countedTwice: { cm2: 0 } };
const target = (view, id, which) => view.targets.find((one) => one.id === id && one.measure === which);
const changes = async (year) => (await call('officer', 'GET', `/units/${own()}/green/changes?year=${year}`)).body;
const enter = async (name, body, entry) => {
  const answer = await call('officer', 'POST', `/units/${own()}/green/plots`, { ...body, entry: { nameTh: name, type: '1', facilities: [], ...entry } });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  made[name] = answer.body.plot;
  return answer.body.plot;
};
const grown = (then, now, id, what) => measure(now, id)[what].cm2 - measure(then, id)[what].cm2;

test('ground in two plots is counted once in the summary; public green and all green stay apart', async () => {
  const then = await summary();
  const open = await enter('สรุปหนึ่ง', { status: 'added', day: '2026-10-05' }, { geometry: field(0, 0, 2, 2) });
  const closed = await enter('สรุปสอง', { status: 'added', day: '2026-11-05' }, { type: '2.1', geometry: field(1, 0, 3, 2) });
  const now = await summary();
  const [a, b] = [open.area.cm2, closed.area.cm2];
  assert.equal(grown(then, now, 'all', 'sum'), a + b);
  const overlap = grown(then, now, 'all', 'countedTwice');
  assert.ok(Math.abs(overlap - a / 2) < a / 10_000, `${overlap} of ${a}`);
  assert.equal(grown(then, now, 'all', 'once'), a + b - overlap);
  assert.deepEqual([grown(then, now, 'open', 'once'), grown(then, now, '2', 'once')], [a, b]);
  const share = target(now, 'share-of-area', 'all');
  assert.deepEqual([share.target, share.certainty], [20, 'official'], 'a town');
  assert.equal(share.value, Math.round((measure(now, 'all').once.cm2 / now.area.value) * 10_000) / 100);
  if (share.met === 'no') assert.equal(share.gap.cm2, Math.ceil(now.area.value / 5) - measure(now, 'all').once.cm2);
  for (const id of ['person-9', 'person-10', 'person-15', 'person-16']) {
    for (const which of ['all', 'open']) {
      const row = target(now, id, which);
      const once = measure(now, which).once.cm2;
      assert.equal(row.value, Math.round(once / 100 / now.people.value) / 100, `${id} ${which}`);
      assert.equal(row.gap.cm2, Math.max(0, row.target * 10_000 * now.people.value - once));
      assert.ok(row.valueWithLatent < row.value && row.source && row.certainty);
    }
  }
});

test('a year has what stood on its last day; what is not known says why and is no 0', async () => {
  const before = await summary(2569), now = await summary(2570);
  assert.equal(measure(now, 'all').plots - measure(before, 'all').plots >= 2, true);
  const early = await summary(2541);
  assert.deepEqual([early.people.value, target(early, 'person-9', 'open').value, target(early, 'person-9', 'open').met], [null, null, 'unknown']);
  assert.ok(early.people.missingTh && target(early, 'person-9', 'open').missingTh && early.people.missingEn);
  for (const year of ['x', '2570.5']) assert.equal((await call('officer', 'GET', `/units/${own()}/green/summary?year=${year}`)).body.code, 'E9015');
  for (const year of ['65', '2701']) assert.equal((await call('officer', 'GET', `/units/${own()}/green/summary?year=${year}`)).body.code, 'E5619');
});

test('a candidate says what it would add, costs and counts are told inside alone', async () => {
  const then = await summary();
  const candidate = await enter('สรุปแผน', { status: 'planned' }, { type: '6', access: 'open', geometry: field(2, 0, 4, 2), plannedYear: 2590, plannedBaht: 750_000, ownerKind: 'state' });
  const now = await summary();
  const row = now.candidates.find((one) => one.plot.id === candidate.id);
  assert.ok(Math.abs(row.gain.cm2 - candidate.area.cm2 / 2) < candidate.area.cm2 / 10_000, 'half of it is green already');
  assert.deepEqual([row.plot.plannedBaht, row.plot.plannedYear, row.ownerKind], [750_000, 2590, 'state']);
  assert.deepEqual(measure(now, 'all'), measure(then, 'all'), 'planned ground is not green');
  assert.ok(now.shareAfterPlanPercent >= target(now, 'share-of-area', 'all').value);
  const year = now.plan.find((one) => one.year === 2590);
  assert.deepEqual([year.planned, year.plannedBaht, year.withoutCost, year.added], [1, 750_000, 0, 0]);
  const done = await call('officer', 'POST', `/green/plots/${candidate.id}/status`, { status: 'added', day: '2026-11-20' }, candidate.version);
  assert.equal(done.status, 200);
  const later = (await summary()).plan.find((one) => one.year === 2590);
  assert.deepEqual([later.planned, later.added, later.addedArea.cm2], [0, 1, candidate.area.cm2]);
  for (const who of [null, 'officer2']) {
    const seen = await summary('', who);
    assert.deepEqual([seen.candidates, seen.plan, seen.inside, measure(seen, 'all').once], [[], [], false, measure(await summary(), 'all').once]);
  }
  const criteria = now.criteria.map((one) => one.number);
  assert.deepEqual(criteria, [1, 2, 3, 12, 13, 14]);
  assert.ok(now.criteria.every((one) => one.textTh && one.textEn && one.certainty));
});

test('a criterion that the register cannot decide is answered by the town with its reason; quantity is not', async () => {
  const put = (who, number, body, version = 0, year = 2570) => call(who, 'PUT', `/units/${own()}/green/criteria/${number}?year=${year}`, body, version);
  const yes = { answer: 'yes', note: 'รายงานสำรวจคาร์บอน 2569' };
  assert.equal((await put('officer', 1, yes)).body.code, 'E5881');
  assert.equal((await put('officer', 99, yes)).body.code, 'E5880');
  assert.equal((await put('officer', 13, { answer: 'yes', note: ' ' })).body.code, 'E5882');
  assert.equal((await put('officer2', 13, yes)).status, 404);
  const saved = await put('officer', 13, yes);
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  const row = (view) => view.criteria.find((one) => one.number === 13);
  assert.deepEqual([row(saved.body).said, row(saved.body).note, row(saved.body).version, row(saved.body).mayAnswer], ['yes', yes.note, 1, true]);
  assert.equal(row(saved.body).answer, row((await call('officer', 'GET', `/units/${own()}/green/summary?year=2570`)).body).answer, 'the register says what it said');
  assert.equal((await put('officer', 13, yes, 0)).body.code, 'E5883');
  const seen = row((await call(null, 'GET', `/units/${own()}/green/summary?year=2570`)).body);
  assert.deepEqual([seen.said, seen.note, seen.saidBy, seen.mayAnswer], ['yes', '', '', false]);
  assert.equal(row((await call('officer', 'GET', `/units/${own()}/green/summary?year=2569`)).body).said, '', 'of its year alone');
  assert.equal(row((await put('officer', 13, { answer: '', note: '' }, 1)).body).said, '');
});

test('the quarter report has each change with what it adds, and closes', async () => {
  const gone = await call('officer', 'POST', `/green/plots/${made['สรุปหนึ่ง'].id}/status`, { status: 'lost', day: '2026-11-10', reason: 'ขยายถนน' }, made['สรุปหนึ่ง'].version);
  assert.equal(gone.status, 200, JSON.stringify(gone.body));
  const report = await changes(2570);
  const ours = report.rows.filter((one) => one.nameTh.startsWith('สรุป'));
  const area = made['สรุปหนึ่ง'].area.cm2;
  assert.deepEqual(ours.map((one) => [one.nameTh, one.day, one.from, one.change, one.quarter]), [['สรุปหนึ่ง', '2026-10-05', '', 'added', 1], ['สรุปสอง', '2026-11-05', '', 'added', 1], ['สรุปหนึ่ง', '2026-11-10', 'added', 'lost', 1], ['สรุปแผน', '2026-11-20', 'planned', 'added', 1]]);
  assert.deepEqual([ours[0].netCm2, ours[2].netCm2], [area, -area]);
  assert.equal(report.quarters.reduce((sum, one) => sum + one.netCm2, 0), report.rows.reduce((sum, one) => sum + one.netCm2, 0));
  assert.deepEqual(report.quarters.map((one) => one.first), ['2026-10-01', '2027-01-01', '2027-04-01', '2027-07-01']);
  assert.equal((await call('officer2', 'GET', `/units/${own()}/green/changes`)).body.code, 'E5603');
  const csv = (await scene.file('viewer', `/units/${own()}/green/changes?year=2570&format=csv`)).text;
  const line = csv.split('\r\n').find((one) => one.includes('สรุปหนึ่ง') && one.includes('สูญเสีย'));
  assert.ok(line.includes('10 พ.ย. 2569') && line.includes(`-${(area / 10_000).toFixed(4).replace(/0+$/, '')}`), line);
  const xlsx = await scene.file('viewer', `/units/${own()}/green/changes?year=2570&format=xlsx`);
  assert.match(xlsx.type, /spreadsheetml/);
  assert.equal((await call('officer', 'GET', `/units/${own()}/green/changes?format=pdf`)).body.code, 'E5617');
});

test('the export holds what the caller may see', async () => {
  const of = async (who) => JSON.parse((await scene.file(who, `/units/${own()}/green/plots.geojson`)).text).features;
  const inside = (await of('province')).find((one) => one.id === made['สรุปสอง'].id);
  assert.deepEqual([inside.properties.type, inside.properties.status, inside.geometry.type], ['2.1', 'added', 'Polygon']);
  assert.ok('owner_name' in inside.properties);
  const outside = await of('officer2');
  assert.ok(!outside.some((one) => one.id === made['สรุปสอง'].id) && outside.every((one) => !('owner_name' in one.properties) && one.properties.open));
  const words = (await call(null, 'GET', '/green/types')).body;
  assert.equal(words.types.filter((one) => one.parent === '').length, 6);
  assert.ok(words.types.every((one) => one.nameCertainty && one.source) && words.facilities.includes('seats'));
});

test('sums of the nation are those of its towns at that second, with how many of how many', async () => {
  const totals = async (query) => (await call(null, 'GET', `/green/totals?year=2570&${query}`)).body.rows;
  const [nation] = await totals('by=nation');
  for (const by of ['province', 'office', 'kind']) {
    const rows = await totals(`by=${by}`);
    for (const key of ['units', 'registered', 'plots', 'withArea', 'people', 'meetsShare', 'meetsOpenShare']) assert.equal(rows.reduce((sum, one) => sum + one[key], 0), nation[key], `${by} ${key}`);
    for (const key of ['sum', 'once', 'open', 'sustainable', 'gap', 'openGap']) assert.equal(rows.reduce((sum, one) => sum + one[key].cm2, 0), nation[key].cm2, `${by} ${key}`);
  }
  assert.ok(nation.registered > 2400 && nation.registered <= nation.units && nation.open.cm2 < nation.once.cm2);
  const town = (await totals('by=unit&within=TH-49')).find((one) => one.nameTh === 'เทศบาลเมืองมุกดาหาร');
  const view = await summary(2570);
  assert.deepEqual([town.once, town.open, town.sustainable], ['all', 'open', 'sustainable'].map((id) => measure(view, id).once));
  const before = nation.once.cm2;
  await enter('สรุปชาติ', { status: 'existing' }, { geometry: field(50, 50, 51, 51) });
  const [after] = await totals('by=nation');
  assert.equal(after.once.cm2, before + made['สรุปชาติ'].area.cm2, 'seen in the same second');
  assert.deepEqual((await totals('by=unit&within=TH-90')).length > 10, true);
  for (const query of ['by=x', 'by=unit', 'by=unit&within=TH', 'within=zz']) assert.equal((await call(null, 'GET', `/green/totals?${query}`)).body.code, 'E5617', query);
});

test('the year is published to the city database for indicator 20; what was typed is replaced only when that is said', async () => {
  const path = `/units/${own()}/green/facts?year=2570`;
  const typed = await call('officer', 'PUT', `/units/${own()}/facts/open_green/FY2570`, { value: 1234.5 }, 0);
  assert.ok([200, 201].includes(typed.status), JSON.stringify(typed.body));
  const open = (await call('viewer', 'GET', path)).body;
  assert.deepEqual([open.registered, open.mayPublish, open.facts.length], [true, false, 5]);
  const row = open.facts.find((one) => one.key === 'open_green');
  assert.deepEqual([row.state, row.standing, row.value], ['typed', 123450, Math.round(measure(await summary(2570), 'open').once.cm2 / 100)]);
  assert.equal((await call('viewer', 'POST', path, { replace: true })).body.code, 'E5601');
  const refused = await call('officer', 'POST', path, { replace: false });
  assert.deepEqual([refused.status, refused.body.problems?.[0].code ?? refused.body.code], [409, 'E5623']);
  const done = (await call('officer', 'POST', path, { replace: true })).body;
  assert.ok(done.facts.every((one) => one.state === 'same' && one.standing === one.value), JSON.stringify(done.facts));
  const form = (await call('officer', 'GET', `/units/${own()}/facts?year=2570`)).body.facts;
  const share = form.find((one) => one.key === 'green_share');
  assert.equal(share.source, 'ทะเบียนพื้นที่สีเขียว');
  await enter('สรุปภายหลัง', { status: 'existing' }, { geometry: field(60, 50, 61, 51) });
  assert.deepEqual((await call('officer', 'GET', path)).body.facts.find((one) => one.key === 'green_area').state, 'older');
  assert.equal((await call('officer', 'GET', `/units/${own()}/green/facts?year=2600`)).body.code, 'E5621');
});

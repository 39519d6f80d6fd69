// SPDX-License-Identifier: Apache-2.0
// Plots become one, and one becomes several, through the real server: no loss and no addition but for what the outline changes; trees and
// photographs go along; the step is taken back as a whole.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signedInServer } from '../waste/scene.mjs';

let scene, call;
before(async () => {
  scene = await signedInServer(['officer', 'officer2', 'province', 'region', 'viewer']);
  call = scene.call;
});
after(() => scene?.stop());

const own = () => scene.account('officer').unitId;
const field = (west, south, east, north) => {
  const at = (x, y) => [104.6 + x / 1000, 16.6 + y / 1000];
  return { type: 'Polygon', coordinates: [[at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)]] };
};
const entry = (nameTh, geometry, more = {}) => ({ nameTh, type: '1', geometry, facilities: [], ...more });
const codes = (answer) => (answer.body.problems ?? [answer.body]).map((one) => `${one.code} ${one.field ?? ''}`.trim()).sort();
const enter = async (nameTh, geometry, status = 'existing', day = null, more = {}) => {
  const answer = await call('officer', 'POST', `/units/${own()}/green/plots`, { status, day, entry: entry(nameTh, geometry, more) });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body;
};
const page = async (id, who = 'officer') => (await call(who, 'GET', `/green/plots/${id}`)).body;
const history = async (id) => (await call('officer', 'GET', `/green/plots/${id}/history`)).body;
const all = async (year) => (await call('officer', 'GET', `/units/${own()}/green/summary?year=${year}`)).body.measures.find((one) => one.measure === 'all');
const changes = async (year) => (await call('officer', 'GET', `/units/${own()}/green/changes?year=${year}`)).body;
const netOf = (answer) => answer.quarters.reduce((sum, one) => sum + one.netCm2, 0);
const post = (who, id, step, body, version) => call(who, 'POST', `/green/plots/${id}/${step}`, body, version);
/** Names that a map tile of the register holds, at the place of the first plots. */
const tile = async () => {
  const z = 15, n = 2 ** z, lat = (16.601 * Math.PI) / 180;
  const x = Math.floor(((104.6015 + 180) / 360) * n), y = Math.floor(((1 - Math.asinh(Math.tan(lat)) / Math.PI) / 2) * n);
  const answer = await scene.get('officer', `/units/${own()}/green/tiles/${z}/${x}/${y}`);
  const bytes = Buffer.from(await answer.arrayBuffer()).toString();
  return ['ซ้าย', 'ขวา'].filter((name) => bytes.includes(name));
};
const day = '2026-03-10', reason = 'รวมโฉนดเป็นแปลงเดียว';

test('two plots become one: nothing is lost and nothing added, before and after the day', async () => {
  const left = await enter('ซ้าย', field(0, 0, 2, 2), 'existing', null, { budgetBaht: 1000 });
  const right = await enter('ขวา', field(2, 0, 3, 2), 'added', '2024-02-01');
  const sums = [await all(2566), await all(2567), await all(2569)];
  const years = [await changes(2567), await changes(2569)];
  const tree = (await call('officer', 'POST', `/units/${own()}/green/trees`, { entry: { species: 'สัก', plotId: right.plot.id, latE7: 166_005_000, lonE7: 1_046_025_000 }, measurement: null })).body;
  const body = { absorbed: [{ plot: right.plot.id, version: right.plot.version }], entry: entry('ซ้าย', field(0, 0, 3, 2), { budgetBaht: 1000 }), day, reason };

  // Everything that stands against it, at once; nothing is written.
  const wrong = await post('officer', left.plot.id, 'merge', { ...body, day: '', reason: ' ', entry: entry('', field(0, 0, 3, 2)), absorbed: [{ plot: left.plot.id, version: 1 }, { plot: 99_999_999, version: 1 }] }, left.plot.version);
  assert.equal(wrong.status, 422);
  assert.deepEqual(codes(wrong), ['E5605 entry.nameTh', 'E5616 reason', 'E5620 day', 'E5841 absorbed[1].plot', 'E5842 absorbed[0].plot']);
  assert.deepEqual(codes(await post('officer', left.plot.id, 'merge', { ...body, absorbed: [] }, left.plot.version)), ['E5840 absorbed']);
  assert.deepEqual(codes(await post('officer', left.plot.id, 'merge', { ...body, day: '2024-01-31' }, left.plot.version)), ['E5614 day']);
  assert.deepEqual(codes(await post('officer', left.plot.id, 'merge', body, left.plot.version + 1)), ['E5602']);
  const stale = await post('officer', left.plot.id, 'merge', { ...body, absorbed: [{ plot: right.plot.id, version: right.plot.version + 1 }] }, left.plot.version);
  assert.deepEqual([stale.status, codes(stale)], [412, ['E5847 absorbed[0].version']]);
  assert.equal((await post('officer2', left.plot.id, 'merge', body, left.plot.version)).status, 404);
  assert.equal((await post('viewer', left.plot.id, 'merge', body, left.plot.version)).status, 403);
  assert.equal((await post('officer', left.plot.id, 'merge', body)).status, 428);
  assert.equal((await page(right.plot.id)).plot.status, 'added');

  const merged = await post('officer', left.plot.id, 'merge', body, left.plot.version);
  assert.equal(merged.status, 200, JSON.stringify(merged.body));
  assert.deepEqual([merged.body.plot.status, merged.body.plot.version], ['existing', left.plot.version + 1]);
  // The area on the ellipsoid is that of the two to a few cm² (the edge that went was rounded twice).
  const drift = merged.body.computed.cm2 - left.computed.cm2 - right.computed.cm2;
  assert.ok(Math.abs(drift) <= 2, `${drift} cm²`);
  for (const [i, year] of [2566, 2567].entries()) assert.deepEqual(await all(year), sums[i], `${year}: as before the merge`);
  const now = await all(2569);
  assert.deepEqual([now.plots, now.sum.cm2, now.once.cm2], [sums[2].plots - 1, sums[2].sum.cm2 + drift, sums[2].once.cm2 + drift]);
  // What was added in 2567 is still told, and the year of the merge has neither a loss nor an addition.
  assert.deepEqual(await changes(2567), years[0]);
  const year = await changes(2569);
  assert.deepEqual(year.quarters.map((one) => [one.added, one.lost, one.restored]), years[1].quarters.map((one) => [one.added, one.lost, one.restored]));
  assert.equal(netOf(year), netOf(years[1]) + drift);
  assert.deepEqual(year.rows.filter((row) => row.change === 'merged').map((row) => [row.plot, row.change, row.netCm2 > 0]), [[left.plot.id, 'merged', true], [right.plot.id, 'merged', false]]);

  // The plot that went is closed and leads to the one that stays, and back.
  const gone = await page(right.plot.id);
  assert.deepEqual([gone.plot.status, gone.plot.since, gone.nextStatuses], ['merged', day, []]);
  assert.deepEqual((await history(right.plot.id)).events.at(-1).others, [{ id: left.plot.id, nameTh: 'ซ้าย', nameEn: '' }]);
  const events = (await history(left.plot.id)).events;
  assert.deepEqual([events.at(-1).step, events.at(-1).others.map((one) => one.id), (await history(left.plot.id)).undoable, (await history(right.plot.id)).undoable], ['merged', [right.plot.id], 'merged', '']);
  assert.deepEqual(codes(await call('officer', 'PUT', `/green/plots/${right.plot.id}`, entry('ขวา', field(2, 0, 3, 2)), gone.plot.version)), ['E5844']);
  assert.deepEqual(codes(await post('officer', right.plot.id, 'status', { status: 'restored', day, reason: 'x' }, gone.plot.version)), ['E5615 status']);
  assert.deepEqual(codes(await post('officer', left.plot.id, 'status', { status: 'lost', day, reason: 'x', corrects: true }, merged.body.plot.version)), ['E5615 corrects']);
  assert.equal((await page(right.plot.id, null)).code, 'E5600', 'the public sees the plot that stays alone');
  const listed = (await call('officer', 'GET', `/units/${own()}/green/plots`)).body.items.map((one) => one.id);
  assert.deepEqual([listed.includes(left.plot.id), listed.includes(right.plot.id)], [true, false]);
  for (const what of ['outlines', 'plots.geojson']) assert.ok(!(await scene.file('officer', `/units/${own()}/green/${what}`)).text.includes('ขวา'), what);
  assert.deepEqual(await tile(), ['ซ้าย'], 'the map has the new outline alone');
  assert.equal((await call('officer', 'GET', `/green/trees/${tree.tree.id}`)).body.tree.plotId, left.plot.id, 'the tree goes along');
  assert.deepEqual((await call('officer', 'GET', `/green/trees/${tree.tree.id}`)).body.version, tree.version + 1);

  // Taken back, all is as before.
  assert.deepEqual(codes(await post('officer', left.plot.id, 'undo', { reason: ' ' }, merged.body.plot.version)), ['E5616 reason']);
  assert.deepEqual(codes(await post('officer', right.plot.id, 'undo', { reason: 'ผิดแปลง' }, gone.plot.version)), ['E5845']);
  const back = await post('officer', left.plot.id, 'undo', { reason: 'ผิดแปลง' }, merged.body.plot.version);
  assert.equal(back.status, 200, JSON.stringify(back.body));
  assert.deepEqual([back.body.entry.geometry, back.body.computed], [left.entry.geometry, left.computed]);
  const again = await page(right.plot.id);
  assert.deepEqual([again.plot.status, again.plot.since], ['added', '2024-02-01']);
  assert.deepEqual(await tile(), ['ซ้าย', 'ขวา']);
  for (const [i, of] of [2566, 2567, 2569].entries()) assert.deepEqual(await all(of), sums[i], `${of}: as before`);
  assert.deepEqual([await changes(2567), await changes(2569)], years);
  assert.equal((await call('officer', 'GET', `/green/trees/${tree.tree.id}`)).body.tree.plotId, right.plot.id);
  const told = (await history(left.plot.id)).events.at(-1);
  assert.deepEqual([told.superseded, told.step, told.undone], [true, 'merged', 'ผิดแปลง']);
});

test('planned plots go with planned ones alone, and a merge that was built on cannot be taken back', async () => {
  const there = await enter('มีอยู่', field(10, 0, 12, 2));
  const planned = await enter('แผน', field(12, 0, 13, 2), 'planned', null, { plannedYear: 2571 });
  const second = await enter('แผนสอง', field(13, 0, 14, 2), 'planned', null, { plannedYear: 2571 });
  const body = (plot, geometry, name) => ({ absorbed: [{ plot: plot.plot.id, version: plot.plot.version }], entry: entry(name, geometry, name === 'แผน' ? { plannedYear: 2571 } : {}), day, reason });
  assert.deepEqual(codes(await post('officer', there.plot.id, 'merge', body(planned, field(10, 0, 13, 2), 'มีอยู่'), there.plot.version)), ['E5843 absorbed[0].plot']);
  const net = netOf(await changes(2569));
  const merged = await post('officer', planned.plot.id, 'merge', body(second, field(12, 0, 14, 2), 'แผน'), planned.plot.version);
  assert.equal(merged.body.plot.status, 'planned', JSON.stringify(merged.body));
  assert.equal(netOf(await changes(2569)), net, 'what is planned is not green');
  const added = await post('officer', planned.plot.id, 'status', { status: 'added', day: '2026-05-01' }, merged.body.plot.version);
  assert.equal(added.body.plot.status, 'added', JSON.stringify(added.body));
  assert.equal(netOf(await changes(2569)), net + added.body.computed.cm2);
  assert.deepEqual(codes(await post('officer', planned.plot.id, 'undo', { reason: 'x' }, added.body.plot.version)), ['E5846']);
});

test('one plot becomes several: each part is what the whole was, and trees stand where they stand', async () => {
  const whole = await enter('ทั้งแปลง', field(20, 0, 24, 2), 'added', '2025-12-01', { budgetBaht: 500 });
  const sums = await all(2569), before = await changes(2569);
  const trees = [];
  for (const lonE7 of [1_046_210_000, 1_046_230_000]) trees.push((await call('officer', 'POST', `/units/${own()}/green/trees`, { entry: { species: 'ประดู่', plotId: whole.plot.id, latE7: 166_010_000, lonE7 }, measurement: null })).body.tree.id);
  const body = { parts: [entry('ตะวันตก', field(20, 0, 22, 2), { budgetBaht: 500 }), entry('ตะวันออก', field(22, 0, 24, 2))], day, reason: 'ถนนตัดผ่าน' };
  assert.deepEqual(codes(await post('officer', whole.plot.id, 'split', { ...body, parts: body.parts.slice(1) }, whole.plot.version)), ['E5840 parts']);
  assert.deepEqual(codes(await post('officer', whole.plot.id, 'split', { ...body, parts: [body.parts[0], entry('', null)] }, whole.plot.version)), ['E5605 parts[1].nameTh']);
  const split = await post('officer', whole.plot.id, 'split', body, whole.plot.version);
  assert.equal(split.status, 201, JSON.stringify(split.body));
  const [west, east] = split.body.parts;
  assert.deepEqual([west.status, west.since, east.nameTh], ['added', '2025-12-01', 'ตะวันออก']);
  const drift = west.area.cm2 + east.area.cm2 - whole.computed.cm2;
  assert.ok(Math.abs(drift) <= 2, `${drift} cm²`);
  const now = await all(2569);
  assert.deepEqual([now.plots, now.sum.cm2, now.once.cm2], [sums.plots + 1, sums.sum.cm2 + drift, sums.once.cm2 + drift]);
  const year = await changes(2569);
  assert.deepEqual(year.quarters.map((one) => [one.added, one.lost]), before.quarters.map((one) => [one.added, one.lost]));
  assert.equal(netOf(year), netOf(before) + drift);
  const plotOf = async (tree) => (await call('officer', 'GET', `/green/trees/${tree}`)).body.tree.plotId;
  assert.deepEqual([await plotOf(trees[0]), await plotOf(trees[1])], [west.id, east.id]);
  assert.deepEqual([(await page(whole.plot.id)).plot.status, (await history(whole.plot.id)).events.at(-1).others.map((one) => one.id), (await history(east.id)).events[0].others.map((one) => one.id)], ['split', [west.id, east.id], [whole.plot.id]]);
  // The file of before brings nothing twice.
  assert.deepEqual(codes(await post('officer', east.id, 'undo', { reason: 'x' }, 1)), ['E5845']);
  const version = (await page(whole.plot.id)).plot.version;
  const back = await post('officer', whole.plot.id, 'undo', { reason: 'ถนนไม่ได้ตัดผ่าน' }, version);
  assert.deepEqual([back.status, back.body.plot?.status, back.body.plot?.since], [200, 'added', '2025-12-01'], JSON.stringify(back.body));
  assert.deepEqual([await all(2569), await changes(2569)], [sums, before]);
  assert.deepEqual([await plotOf(trees[0]), await plotOf(trees[1])], [whole.plot.id, whole.plot.id]);
  assert.equal((await page(west.id)).plot.status, 'merged');
});

test('two officers merge at once: one of them, and nothing twice', async () => {
  const a = await enter('ก', field(30, 0, 31, 1)), b = await enter('ข', field(31, 0, 32, 1));
  const body = { absorbed: [{ plot: b.plot.id, version: b.plot.version }], entry: entry('ก', field(30, 0, 32, 1)), day, reason };
  const answers = await Promise.all(['officer', 'province', 'officer'].map((who) => post(who, a.plot.id, 'merge', body, a.plot.version)));
  assert.deepEqual(answers.map((one) => one.status).sort(), [200, 412, 412]);
  assert.equal((await history(a.plot.id)).events.length, 2);
});

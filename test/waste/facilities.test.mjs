// SPDX-License-Identifier: Apache-2.0
// The register of facilities through the real server: entered, refused, warned, closed, classed by year and by an inspector.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signedInServer } from './scene.mjs';

let scene, call, site;
before(async () => {
  scene = await signedInServer(['officer', 'officer2', 'province', 'region', 'department']);
  call = scene.call;
});
after(() => scene?.stop());

const own = () => scene.account('officer').unitId;
const dump = {
  nameTh: 'บ่อขยะทดสอบ', nameEn: 'Test dump', method: 'controlled_dump_small', operatorKind: 'local-government', latitudeMicro: 16_540_000,
  longitudeMicro: 104_720_000, opened: '2535-01', areaSquareMetres: 32_000, capacityCubicMetres: 90_000, capacityLeftCubicMetres: 20_000, stockKg: 5_000_000,
  controls: ['fence', 'compaction', 'cover', 'fire'], waterMetres: 800, floodProne: false, note: 'ถนนเข้าชำรุด',
};
// The demonstration has sites of its own; these tests look at theirs.
const listed = async (query) => (await call(null, 'GET', `/facilities?${query}`)).body.items.filter((one) => one.nameTh === dump.nameTh);
const codes = (answer) => (answer.body.problems ?? [answer.body]).map((one) => `${one.code} ${one.field ?? ''}`).sort();

test('an entry is refused with all its problems at once, and nothing is written', async () => {
  const wrong = { ...dump, nameTh: ' ', method: 'rocket', latitudeMicro: 1, opened: '2560-13', closed: 'x', areaSquareMetres: -1, capacityLeftCubicMetres: 90_001, stockKg: -5, controls: ['fence', 'moat'] };
  const answer = await call('officer', 'POST', '/facilities', { unitId: own(), entry: wrong });
  assert.equal(answer.status, 422);
  assert.deepEqual(codes(answer), ['E5301 closed', 'E5301 opened', 'E5333 nameTh', 'E5334 controls[1]', 'E5340 areaSquareMetres', 'E5341 capacityLeftCubicMetres', 'E5344 latitudeMicro', 'E5345 method', 'E5346 stockKg']);
  assert.deepEqual(codes(await call('officer', 'POST', '/facilities', { unitId: own(), entry: { ...dump, closed: '2534-12' } })), ['E5342 closed']);
  for (const stockKg of [1e300, 1.5, '5']) assert.equal((await call('officer', 'POST', '/facilities', { unitId: own(), entry: { ...dump, stockKg } })).status, 422);
  assert.deepEqual(await listed('year=2565'), []);
});

test('an entry is listed at once; its note and findings are told only inside; water and floods are warned of', async () => {
  const answer = await call('officer', 'POST', '/facilities', { unitId: own(), entry: { ...dump, waterMetres: 120, floodProne: true } });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  site = answer.body;
  assert.deepEqual(site.findings.map((one) => `${one.rule} ${one.severity} ${one.field}`), ['S10 warning waterMetres', 'S11 warning floodProne']);
  assert.ok(site.findings[0].textTh.includes('120 เมตร'));
  const [row] = await listed('year=2565&province=TH-49&method=controlled_dump_small');
  assert.deepEqual([row.nameTh, row.controlLevel, row.controlled, row.open, row.receivedGramsDay], [dump.nameTh, 'basic', true, true, null]);
  const outside = (await call(null, 'GET', `/facilities/${row.id}`)).body;
  assert.deepEqual([outside.inside, outside.note, outside.findings, outside.mayEdit], [false, '', [], false]);
  const inside = (await call('region', 'GET', `/facilities/${row.id}`)).body;
  assert.deepEqual([inside.inside, inside.note, inside.findings.length, inside.mayEdit], [true, dump.note, 2, false]);
  assert.deepEqual(await listed('year=2565&province=TH-90'), []);
  assert.deepEqual(codes(await call(null, 'GET', '/facilities?year=2565&province=x&method=y&class=z')), ['E5336 class', 'E5336 method', 'E5336 province']);
  assert.equal((await call(null, 'GET', '/facilities?year=65')).body.code, 'E5335');
});

test('only the keeper and the office above change an entry, and only what they have seen', async () => {
  const path = `/facilities/${site.facility.id}`;
  assert.equal((await call('officer2', 'PUT', path, dump, site.version)).body.code, 'E5330', "another town's");
  assert.equal((await call('region', 'PUT', path, dump, site.version)).body.code, 'E5331', 'seen, not to be changed');
  assert.equal((await call('officer2', 'POST', '/facilities', { unitId: own(), entry: dump })).status, 404);
  assert.equal((await call('officer', 'PUT', path, dump)).status, 428);
  const mended = await call('officer', 'PUT', path, dump, site.version);
  assert.deepEqual(mended.body.findings, []);
  assert.equal((await call('province', 'PUT', path, dump, site.version)).body.code, 'E5332');
  const closed = await call('province', 'PUT', path, { ...dump, closed: '2565-06' }, mended.body.version);
  assert.deepEqual([closed.body.facility.closed, closed.body.facility.open], ['2565-06', false]);
  site = (await call('province', 'PUT', path, dump, closed.body.version)).body;
  assert.deepEqual([site.facility.closed, site.facility.open], ['', true]);
});

test('a small controlled dump is proper under the rules of 2556 and improper under those of 2564', async () => {
  const of = async (year) => (await listed(`year=${year}`))[0];
  const [then, now] = [await of(2556), await of(2564)];
  assert.deepEqual([then.class, then.ruleVersion, then.certainty], ['proper', 2556, 'published']);
  assert.deepEqual([now.class, now.ruleVersion, now.certainty], ['improper', 2564, 'official']);
  const tables = (await call(null, 'GET', '/waste/methods')).body;
  assert.equal(tables.methods.length, 15);
  assert.ok(tables.rules.every((row) => row.certainty && row.source));
});

test("an inspector's class needs a reason, holds from its year on, and can be taken back", async () => {
  const path = `/facilities/${site.facility.id}/class`;
  const decision = { class: 'proper', reason: 'ตรวจแล้วมีระบบครบ', fromYear: 2566 };
  assert.equal((await call('officer', 'POST', path, decision, site.version)).body.code, 'E5331', 'the keeper does not judge itself');
  assert.equal((await call('province', 'POST', path, { ...decision, reason: '  ' }, site.version)).body.code, 'E5337');
  const decided = (await call('province', 'POST', path, decision, site.version)).body;
  assert.deepEqual([decided.facility.class, decided.facility.derivedClass, decided.overrideReason, decided.overrideFromYear], ['proper', 'improper', decision.reason, 2566]);
  assert.equal((await listed('year=2565'))[0].class, 'improper', 'the years before stay');
  const kept = (await call('officer', 'PUT', `/facilities/${site.facility.id}`, dump, decided.version)).body;
  assert.equal(kept.facility.overridden, true, 'an edit of the entry leaves it');
  site = (await call('province', 'POST', path, { class: 'rule', reason: 'ระบบชำรุด' }, kept.version)).body;
  assert.deepEqual([site.facility.class, site.facility.overridden], ['improper', false]);
  const station = (await call('officer', 'POST', '/facilities', { unitId: own(), entry: { ...dump, nameTh: 'สถานีขนถ่ายทดสอบ', method: 'transfer_station' } })).body;
  assert.equal(station.facility.class, 'not-disposal');
  assert.equal((await call('province', 'POST', `/facilities/${station.facility.id}/class`, decision, station.version)).body.code, 'E5338');
  assert.ok(!scene.log().includes('"level":"error"'));
});

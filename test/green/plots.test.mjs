// SPDX-License-Identifier: Apache-2.0
// The register of green plots through the real server: entered, refused with everything at once, corrected, overlaps told,
// changed on the ground, seen by nobody else than may.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signedInServer } from '../waste/scene.mjs';

let scene, call, park;
before(async () => {
  scene = await signedInServer(['officer', 'officer2', 'province', 'region', 'viewer', 'department']);
  call = scene.call;
});
after(() => scene?.stop());

const own = () => scene.account('officer').unitId;
// Columns and rows of 0.001°, some 107 by 111 m, beside the town of มุกดาหาร.
const field = (west, south, east, north) => {
  const at = (x, y) => [104.5 + x / 1000, 16.6 + y / 1000];
  return { type: 'Polygon', coordinates: [[at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)]] };
};
const bow = { type: 'Polygon', coordinates: [[[104.5, 16.6], [104.502, 16.602], [104.502, 16.6], [104.5, 16.602], [104.5, 16.6]]] };
const entry = { nameTh: 'สวนทดสอบ', nameEn: 'Test park', type: 'พื้นที่สีเขียวเพื่อการบริการสาธารณะ', geometry: field(0, 0, 2, 2), facilities: ['seats', 'sign'], ownerName: 'นางสาวสมมติ', keeper: 'กองช่าง', budgetBaht: 120_000, note: 'ไม่เปิดเผย' };
const codes = (answer) => (answer.body.problems ?? [answer.body]).map((one) => `${one.code} ${one.field ?? ''}`).sort();
const found = (page) => page.findings.map((one) => one.code);
const listed = async (who, query = '') => (await call(who, 'GET', `/units/${own()}/green/plots?q=${encodeURIComponent('สวนทดสอบ')}${query}`)).body;

test('a plot is refused with all its problems at once, and nothing is written', async () => {
  const wrong = { ...entry, nameTh: ' ', type: '9', geometry: bow, statedArea: '5', facilities: ['seats', 'moat'], budgetBaht: -1, promisedUntil: 1999 };
  const answer = await call('officer', 'POST', `/units/${own()}/green/plots`, { status: 'lost', entry: wrong });
  assert.equal(answer.status, 422);
  assert.deepEqual(codes(answer), ['E5501 statedArea', 'E5519 type', 'E5535 geometry', 'E5605 nameTh', 'E5610 budgetBaht', 'E5610 promisedUntil', 'E5611 facilities[1]', 'E5616 reason', 'E5620 day']);
  assert.equal((await listed('officer')).plots, 0);
  const swapped = { type: 'Polygon', coordinates: [[[16.6, 104.5], [16.6, 104.6], [16.7, 104.6], [16.6, 104.5]]] };
  const post = (geometry) => call('officer', 'POST', `/units/${own()}/green/plots`, { status: 'existing', entry: { ...entry, geometry } });
  assert.deepEqual(codes(await post(swapped)), ['E5528 geometry: coordinates[0][0]']);
  assert.deepEqual(codes(await post(field(-9000, 0, -8999, 1))), ['E5608 geometry']);
  assert.deepEqual(codes(await post({ type: 'FeatureCollection', features: [0, 1].map((i) => ({ type: 'Feature', properties: {}, geometry: field(i, 0, i + 1, 1) })) })), ['E5607 geometry']);
  assert.deepEqual(codes(await post(undefined)), ['E5606 geometry']);
  for (const nonsense of [7, [], 'x', { type: 'Polygon' }, { type: 'Polygon', coordinates: [[[104.5, 'NaN']]] }]) assert.ok([400, 422].includes((await post(nonsense)).status), JSON.stringify(nonsense));
});

test('an outline is checked before it is saved: area, repair, stated area', async () => {
  const check = async (body) => (await call('officer', 'POST', `/units/${own()}/green/check`, body)).body;
  const good = await check({ geometry: entry.geometry, statedArea: '29-1-0 ไร่' });
  assert.equal(good.valid, true);
  assert.match(good.area.rai, /^29-\d-/);
  assert.deepEqual([good.reasonNeeded, good.boundaryKnown, good.findings], [false, false, []]);
  assert.equal((await check({ geometry: entry.geometry, statedArea: '20 ไร่' })).reasonNeeded, true);
  const crossed = await check({ geometry: JSON.stringify(bow) });
  assert.deepEqual([crossed.valid, crossed.faults[0].code, crossed.repaired.type], [false, 'E5535', 'MultiPolygon']);
  assert.ok(crossed.area.cm2 > 0);
  let state = 1;
  const dice = () => (state = (state * 48271) % 2147483647) / 2147483647;
  const corners = Array.from({ length: 2000 }, () => [104.5 + dice() / 100, 16.6 + dice() / 100]);
  const tangle = await check({ geometry: { type: 'Polygon', coordinates: [[...corners, corners[0]]] } });
  assert.deepEqual([tangle.valid, tangle.faults[0].code, tangle.repaired, tangle.area], [false, 'E5535', null, null], 'no repair is proposed for a tangle');
});

test('a plot is entered by an older name of its type, and the deed that differs asks why', async () => {
  const refused = await call('officer', 'POST', `/units/${own()}/green/plots`, { status: 'existing', entry: { ...entry, statedArea: '20 ไร่' } });
  assert.deepEqual(codes(refused), ['E5609 areaReason']);
  const answer = await call('officer', 'POST', `/units/${own()}/green/plots`, { status: 'existing', entry: { ...entry, statedArea: '20-0-0 ไร่', areaReason: 'โฉนดไม่รวมลำห้วย' } });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  park = answer.body;
  assert.deepEqual([park.plot.type, park.plot.open, park.plot.areaFrom, park.stated.cm2, park.entry.statedArea], ['1', true, 'outline', 20 * 16_000_000, '20-0-0 ไร่']);
  assert.deepEqual(found(park), ['area-differs']);
  assert.deepEqual([park.sustainable.value, park.sustainable.reasons.map((one) => one.answer)], ['unknown', ['unknown', 'unknown', 'unknown', 'unknown']]);
  assert.deepEqual(park.nextStatuses, ['restored', 'lost']);
});

test('an outline that crosses itself is repaired only when the person says so', async () => {
  const path = `/green/plots/${park.plot.id}`;
  assert.deepEqual(codes(await call('officer', 'PUT', path, { ...entry, geometry: bow }, park.plot.version)), ['E5535 geometry']);
  const mended = await call('officer', 'PUT', path, { ...entry, geometry: bow, repair: true }, park.plot.version);
  assert.deepEqual([mended.body.repaired, mended.body.entry.geometry.type, found(mended.body)], [true, 'MultiPolygon', ['repaired']]);
  // A repair that was taken while drawing is told as well, until another outline comes.
  const drawn = await call('officer', 'PUT', path, { ...entry, geometry: field(0, 0, 2, 1), repaired: true }, mended.body.plot.version);
  assert.deepEqual([drawn.body.repaired, found(drawn.body)], [true, ['repaired']]);
  const kept = await call('officer', 'PUT', path, { ...drawn.body.entry, note: 'x' }, drawn.body.plot.version);
  assert.equal(kept.body.repaired, true, 'the same outline');
  const back = await call('officer', 'PUT', path, { ...mended.body.entry, ...entry, largeTrees: 'main', diversity: 'varied', upkeep: 'regular', permanence: 'promised', promisedUntil: 2590 }, kept.body.plot.version);
  assert.deepEqual([back.body.repaired, back.body.sustainable.value, back.body.stated], [false, 'yes', null]);
  park = back.body;
  assert.equal((await call('officer', 'PUT', path, entry, mended.body.plot.version)).body.code, 'E5602');
  assert.equal((await call('officer', 'PUT', path, entry)).status, 428);
});

test('the overlap with another plot is told by both, with its ground', async () => {
  const checked = (await call('officer', 'POST', `/units/${own()}/green/check`, { geometry: field(1, 0, 3, 2) })).body;
  assert.deepEqual([found(checked), checked.findings[0].plot], [['overlap'], park.plot.id]);
  const half = park.plot.area.cm2 / 2;
  assert.ok(Math.abs(checked.findings[0].area.cm2 - half) < half / 10_000);
  assert.equal(checked.findings[0].geometry.type, 'Polygon');
  const second = (await call('province', 'POST', `/units/${own()}/green/plots`, { status: 'added', day: '2025-11-03', entry: { ...entry, nameTh: 'สวนทดสอบสอง', geometry: field(1, 0, 3, 2) } })).body;
  assert.deepEqual(found(second), ['overlap']);
  assert.deepEqual(found((await call('region', 'GET', `/green/plots/${park.plot.id}`)).body), ['overlap']);
  assert.deepEqual(found((await call('officer', 'POST', `/units/${own()}/green/check`, { geometry: field(1, 0, 3, 2), plot: second.plot.id })).body), ['overlap']);
  assert.deepEqual(found((await call('officer', 'POST', `/units/${own()}/green/check`, { geometry: field(2, 0, 3, 2) })).body), ['overlap']);
});

test('a plot is lost with a reason and a day, restored after it, and a mistake is corrected', async () => {
  const path = `/green/plots/${park.plot.id}/status`;
  const become = (body, version = park.plot.version, who = 'officer') => call(who, 'POST', path, body, version);
  assert.deepEqual(codes(await become({ status: 'lost' })), ['E5616 reason', 'E5620 day']);
  assert.deepEqual(codes(await become({ status: 'lost', day: '2199-01-01', reason: 'x' })), ['E5613 day']);
  assert.deepEqual(codes(await become({ status: 'lost', day: '2026-02-30', reason: 'x' })), ['E5612 day']);
  assert.equal((await become({ status: 'added', day: '2026-01-05' })).body.code, 'E5615');
  const lost = await become({ status: 'lost', day: '2026-01-05', reason: 'สร้างถนน' });
  assert.deepEqual([lost.body.plot.status, lost.body.plot.since, lost.body.nextStatuses, found(lost.body)], ['lost', '2026-01-05', ['restored'], []]);
  assert.deepEqual(codes(await become({ status: 'restored', day: '2026-01-04' }, lost.body.plot.version)), ['E5614 day']);
  const wrong = await become({ status: 'restored', day: '2026-03-01' }, lost.body.plot.version);
  const right = await become({ status: 'restored', day: '2026-02-01', reason: 'พิมพ์เดือนผิด', corrects: true }, wrong.body.plot.version);
  assert.deepEqual([right.body.plot.status, right.body.plot.since], ['restored', '2026-02-01']);
  park = right.body;
  const history = (await call('viewer', 'GET', `/green/plots/${park.plot.id}/history`)).body;
  assert.deepEqual(history.events.map((one) => `${one.status} ${one.day} ${one.superseded}`), ['existing  false', 'lost 2026-01-05 false', 'restored 2026-03-01 true', 'restored 2026-02-01 false']);
  assert.deepEqual(history.revisions.map((one) => one.version), [8, 7, 6, 5, 4, 3, 2, 1]);
  assert.ok(history.revisions[6].changes.some((one) => one.field === 'geometry') && history.revisions[6].outlineBefore.type === 'Polygon');
});

test('the public sees open green alone, and of it neither owner nor money; another town sees no more', async () => {
  await call('officer', 'POST', `/units/${own()}/green/plots`, { status: 'existing', entry: { ...entry, nameTh: 'สวนทดสอบปิด', access: 'closed', geometry: field(5, 5, 6, 6) } });
  await call('officer', 'POST', `/units/${own()}/green/plots`, { status: 'planned', entry: { ...entry, nameTh: 'สวนทดสอบในแผน', type: '6', access: 'open', geometry: null, statedArea: '3 ไร่', plannedYear: 2571, plannedBaht: 900_000 } });
  assert.equal((await listed('officer')).plots, 4);
  for (const who of [null, 'officer2']) {
    const seen = await listed(who);
    assert.deepEqual([seen.items.map((one) => one.nameTh), seen.inside, seen.mayEdit], [['สวนทดสอบ', 'สวนทดสอบสอง'], false, false]);
    assert.ok(seen.items.every((one) => one.sustainable === '' && one.plannedBaht === null));
    const page = await call(who, 'GET', `/green/plots/${park.plot.id}`);
    const told = JSON.stringify(page.body);
    for (const secret of [entry.ownerName, entry.keeper, entry.note, '120000']) assert.ok(!told.includes(secret), secret);
    assert.deepEqual([page.body.entry.facilities, page.body.findings, page.body.sustainable], [['sign', 'seats'], [], null]);
    const map = JSON.parse((await scene.file(who, `/units/${own()}/green/outlines?bbox=104.49,16.59,104.51,16.61`)).text);
    assert.deepEqual(map.features.map((one) => one.properties.name).sort(), ['สวนทดสอบ', 'สวนทดสอบสอง']);
    assert.equal((await call(who, 'GET', `/green/plots/${park.plot.id}/history`)).status, who ? 404 : 401);
  }
  const closed = (await listed('region')).items.find((one) => one.nameTh === 'สวนทดสอบปิด');
  assert.equal((await call('officer2', 'GET', `/green/plots/${closed.id}`)).body.code, 'E5600');
  assert.equal((await call('officer2', 'PUT', `/green/plots/${park.plot.id}`, entry, park.plot.version)).body.code, 'E5600');
  assert.equal((await call('officer2', 'POST', `/units/${own()}/green/plots`, { status: 'existing', entry })).body.code, 'E5603');
  assert.equal((await call('region', 'PUT', `/green/plots/${park.plot.id}`, entry, park.plot.version)).body.code, 'E5601');
});

test('a list is narrowed by type with its subtypes, status and name; what is not known is told', async () => {
  assert.deepEqual((await listed('officer', '&status=planned')).items.map((one) => one.plannedYear), [2571]);
  assert.equal((await listed('officer', '&status=green')).plots, 3);
  assert.equal((await listed('officer', '&type=2')).plots, 0);
  assert.equal((await listed('officer', `&type=${encodeURIComponent('พื้นที่สีเขียวสาธารณะ')}`)).plots, 3);
  assert.deepEqual(codes(await call('officer', 'GET', `/units/${own()}/green/plots?type=x&status=y`)), ['E5617 status', 'E5617 type']);
  for (const bbox of ['1,2,3', '1,2,3,4,5', 'a,b,c,d', '4,2,3,5', 'nan,1,2,3']) assert.equal((await call(null, 'GET', `/units/${own()}/green/outlines?bbox=${bbox}`)).body.code, 'E5618', bbox);
  assert.equal((await call('officer', 'GET', '/units/999999/green/plots')).body.code, 'E5603');
});

test('two combs whose teeth cross in a hundred thousand places are refused by name, and hold nobody up', async () => {
  const comb = (teeth, turned) => {
    const line = [[0, 0], ...Array.from({ length: teeth }, (_, i) => [[i / teeth, 0.001], [i / teeth, 1], [(i + 0.4) / teeth, 1], [(i + 0.4) / teeth, 0.001]]).flat(), [1, 0.001], [1, 0]];
    const points = line.map(([x, y]) => (turned ? [104.55 + y / 50, 16.65 + x / 50] : [104.55 + x / 50, 16.65 + y / 50]));
    return { type: 'Polygon', coordinates: [[...points, points[0]]] };
  };
  const first = await call('officer', 'POST', `/units/${own()}/green/plots`, { status: 'existing', entry: { ...entry, nameTh: 'หวี', geometry: comb(200, false) } });
  assert.equal(first.status, 201, JSON.stringify(first.body));
  const checked = (await call('officer', 'POST', `/units/${own()}/green/check`, { geometry: comb(200, true) })).body;
  assert.ok(found(checked).includes('tangled') && !checked.findings.some((one) => one.plot === first.body.plot.id));
  const second = await call('officer', 'POST', `/units/${own()}/green/plots`, { status: 'existing', entry: { ...entry, nameTh: 'หวีขวาง', geometry: comb(200, true) } });
  assert.deepEqual(codes(second), ['E5635 geometry']);
  assert.ok(second.body.detail.includes('หวี'));
});

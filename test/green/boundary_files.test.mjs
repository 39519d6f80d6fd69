// SPDX-License-Identifier: Apache-2.0
// Boundaries of a whole province from one map file, through the real server: the tambons of Mukdahan joined into those of its
// municipalities, and outlines that name a municipality themselves.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { signedInServer } from '../waste/scene.mjs';

let scene, call;
const tambons = readFileSync(new URL('tambons/mukdahan.geojson', import.meta.url), 'utf8');
const source = 'แนวตำบลอย่างย่อ (ทดสอบ)';
before(async () => {
  scene = await signedInServer(['officer', 'officer2', 'province', 'department', 'viewer']);
  call = scene.call;
  const { body } = await call('province', 'GET', `/units/TH-49`);
  assert.equal(body.nameTh, 'มุกดาหาร');
});
after(() => scene?.stop());

async function send(who, scope, content, query = {}) {
  const form = new FormData();
  if (content) form.append('file', new Blob([content]), 'boundaries.geojson');
  const answer = await scene.send(who, 'POST', `/units/${scope}/green/boundaries/file?${new URLSearchParams({ source, ...query })}`, form);
  return { status: answer.status, body: await answer.json() };
}
const boundary = async (uid) => (await call('province', 'GET', `/units/${uid}/green/boundary`)).body;
// Areas by the sphere of equal area of WGS 84 (R 6371.0072 km), independent of the program's ellipsoid: within half a percent here.
function squareMetres({ type, coordinates }) {
  const ring = (points) => {
    let sum = 0;
    for (let i = 0; i + 1 < points.length; i++) sum += ((points[i + 1][0] - points[i][0]) * Math.PI) / 180 * (2 + Math.sin((points[i][1] * Math.PI) / 180) + Math.sin((points[i + 1][1] * Math.PI) / 180));
    return Math.abs(sum * 6371007.2 ** 2 / 2);
  };
  const polygons = type === 'Polygon' ? [coordinates] : coordinates;
  return polygons.reduce((all, [outer, ...holes]) => all + ring(outer) - holes.reduce((part, hole) => part + ring(hole), 0), 0);
}
const tambon = (code) => JSON.parse(tambons).features.find((one) => one.properties.ADM3_PCODE === `TH${code}`).geometry;
const rowOf = (report, nameTh) => report.rows.find((one) => one.nameTh === nameTh);

test('a look says what each municipality would get, and writes nothing', async () => {
  const { status, body } = await send('province', 'TH-49', tambons, { 'dry-run': 'true' });
  assert.equal(status, 200, JSON.stringify(body));
  assert.deepEqual([body.by, body.column, body.features, body.unknown, body.written], ['tambon', 'ADM3_PCODE', 53, 0, false]);
  // Of 25 municipalities 6 cover a part of some tambon; the others whole ones alone.
  assert.deepEqual([body.taken, body.same, body.refused, body.rows.length], [19, 0, 6, 25]);
  assert.deepEqual(rowOf(body, 'เทศบาลเมืองมุกดาหาร').problems.map((one) => one.code), ['E5875']);
  assert.match(rowOf(body, 'เทศบาลเมืองมุกดาหาร').problems[0].textTh, /490101/);
  assert.equal(rowOf(body, 'เทศบาลเมืองมุกดาหาร').area, null);
  assert.equal((await boundary('LG-1334')).known, false);
});

test('tambons are joined, marked approximate, with the area of both; once more they are the same', async () => {
  const { body } = await send('province', 'TH-49', tambons);
  assert.deepEqual([body.written, body.taken], [true, 19]);
  const joined = await boundary('LG-1334');  // หนองสูงเหนือ: two tambons
  assert.deepEqual([joined.known, joined.approximate, joined.source, joined.geometry.type, joined.geometry.coordinates.length], [true, true, source, 'Polygon', 1]);
  const both = squareMetres(tambon('490701')) + squareMetres(tambon('490706'));
  assert.ok(Math.abs(joined.area.cm2 / 1e4 / both - 1) < 0.005, `${joined.area.cm2 / 1e4} ${both}`);
  assert.equal((await boundary('LG-1316')).known, false);
  const again = (await send('province', 'TH-49', tambons)).body;
  assert.deepEqual([again.written, again.taken, again.same], [false, 0, 19]);
});

test('on the person\'s word a partly covered tambon is taken whole, and that stays told', async () => {
  const { body } = await send('province', 'TH-49', tambons, { partly: 'true' });
  assert.deepEqual([body.taken, body.same, body.refused], [6, 19, 0]);
  const row = rowOf(body, 'เทศบาลเมืองมุกดาหาร');
  assert.deepEqual([row.outcome, row.features, row.problems.map((one) => one.code)], ['taken', 2, ['E5875']]);
});

test('outlines that name a municipality by uid, code or full name; an official border gives way only when told so', async () => {
  const feature = (owner, code) => ({ type: 'Feature', properties: { owner }, geometry: tambon(code) });
  const file = (features) => JSON.stringify({ type: 'FeatureCollection', features });
  const three = file([feature('LG-1318', '490104'), feature('490155', '490105'), feature('เทศบาลตำบลผึ่งแดด', '490106'), feature('เทศบาลไกลโพ้น', '490110')]);
  const { body } = await send('province', 'TH-49', three, { official: 'true', source: 'ประกาศ (ทดสอบ)' });
  assert.deepEqual([body.by, body.column, body.taken, body.unknown, body.unknownValues], ['unit', 'owner', 3, 1, ['เทศบาลไกลโพ้น']]);
  assert.deepEqual([(await boundary('LG-1318')).approximate, (await boundary('LG-1318')).version], [false, 2]);
  const back = (await send('province', 'TH-49', tambons)).body;
  assert.deepEqual([back.taken, back.same], [0, 16]);
  assert.deepEqual(rowOf(back, 'เทศบาลตำบลผึ่งแดด').problems.map((one) => one.code), ['E5876']);
  assert.equal((await send('province', 'TH-49', tambons, { replace: 'true' })).body.taken, 3);
});

test('what cannot be used is told at once, and a broken outline is repaired only on the person\'s word', async () => {
  const codes = ({ body }) => (body.problems ?? [body]).map((one) => `${one.code} ${one.field}`).sort();
  assert.deepEqual(codes(await send('province', 'TH-49', tambons, { source: ' ', official: 'true', column: 'ADM3_PCODE' })), ['E5625 source', 'E5879 official']);
  assert.deepEqual(codes(await send('province', 'TH-49', tambons, { source: '', column: 'ไม่มี' })), ['E5625 source', 'E5877 column']);
  assert.deepEqual(codes(await send('province', 'TH-49', tambons, { column: 'ADM3_TH' })), ['E5870 column']);
  assert.deepEqual(codes(await send('province', 'TH-49', undefined)), ['E5871 file']);
  const bow = JSON.stringify({ type: 'FeatureCollection', features: [
    { type: 'Feature', properties: { uid: 'LG-1319' }, geometry: { type: 'Polygon', coordinates: [[[104.6, 16.5], [104.7, 16.6], [104.7, 16.5], [104.6, 16.6], [104.6, 16.5]]] } },
    { type: 'Feature', properties: { uid: 'LG-1320' }, geometry: { type: 'Point', coordinates: [104.6, 16.5] } }] });
  const { body } = await send('province', 'TH-49', bow, { 'dry-run': 'true' });
  assert.deepEqual(body.rows.map((row) => [row.outcome, ...row.problems.map((one) => one.code)]).sort(), [['refused', 'E5535'], ['refused', 'E5878']]);
  const repaired = (await send('province', 'TH-49', bow, { 'dry-run': 'true', repair: 'true' })).body;
  assert.deepEqual(repaired.rows.map((row) => [row.outcome, row.repaired]).sort(), [['refused', false], ['taken', true]]);
});

test('each brings in what is his: another province names nothing, a town only itself, a viewer nothing', async () => {
  assert.equal((await send('officer2', 'TH-49', tambons)).status, 404);
  assert.equal((await send('viewer', 'TH-49', tambons)).status, 403);
  assert.equal((await send('department', 'TH-12', tambons)).body.code, 'E5870');
  const town = (await send('officer', 'LG-1316', tambons, { partly: 'true', 'dry-run': 'true' })).body;
  assert.deepEqual(town.rows.map((row) => row.nameTh), ['เทศบาลเมืองมุกดาหาร']);
  assert.equal((await send('department', 'TH', tambons, { 'dry-run': 'true' })).body.rows.length, 25);
  assert.doesNotMatch(scene.log(), /"(level|severity)":"(error|fatal)"/);
});

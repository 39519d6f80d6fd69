// SPDX-License-Identifier: Apache-2.0
// People of a town from a GeoTIFF, through the real server: cut at the boundary, with sums that are known beforehand.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signedInServer } from '../waste/scene.mjs';
import { geotiff } from './geotiff.mjs';

let scene, call;
before(async () => {
  scene = await signedInServer(['officer', 'officer2', 'region']);
  call = scene.call;
});
after(() => scene?.stop());

const own = () => scene.account('officer').unitId;
const said = { kind: 'raster', year: '2568', source: 'ภาพประชากร (ทดสอบ)', certainty: 'published' };
async function send(content, version, query = {}, who = 'officer') {
  const form = new FormData();
  if (content) form.append('file', new Blob([content]), 'คน.tif');
  const answer = await scene.send(who, 'POST', `/units/${own()}/green/people?${new URLSearchParams({ ...said, ...query })}`, form, version);
  return { status: answer.status, body: await answer.json() };
}
const codes = ({ body }) => (body.problems ?? [body]).map((one) => `${one.code} ${one.field ?? ''}`);
async function places(year) {
  const { places, access } = (await call(null, 'GET', `/units/${own()}/green/access?year=${year}`)).body;
  return places.map((one, i) => ({ ...one, people: access.rows[i].people }));
}
const near = (a, b, by) => assert.ok(Math.abs(a - b) <= by, `${a} is not ${b}`);
const table = (rows, columns, value) => Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => value(row, column)));
const sum = (list) => list.reduce((all, one) => all + one, 0);

// 4 by 4 cells of 0.01°; the boundary runs through the middle of those at the edge.
const none = -99999;
const few = { x: 104.3, y: 16.82, cell: 0.01, epsg: 4326, geographic: true, kind: 'float32', nodata: none,
  values: [[8, 2, 2, 4], [6, 100, none, -7], [0, 40, 60, 10], [4, 2, NaN, 12]] };
const share = [0.5, 1, 1, 0.5];
const counted = few.values.flatMap((line, row) => line.map((people, column) => (people > 0 ? people * share[row] * share[column] : 0)));
const boundary = { source: 'ประกาศ (ทดสอบ)', approximate: false,
  geometry: { type: 'Polygon', coordinates: [[[104.305, 16.785], [104.335, 16.785], [104.335, 16.815], [104.305, 16.815], [104.305, 16.785]]] } };

test('without a boundary there is nothing to cut at', async () => {
  assert.deepEqual(codes(await send(geotiff(few), 0)), ['E5838 kind']);
  assert.equal((await call('officer', 'PUT', `/units/${own()}/green/boundary`, boundary, 0)).status, 200);
});

test('a look writes nothing; cells count with their covered part, and no data, negatives and nobody are no people', async () => {
  const look = await send(geotiff(few), 0, { 'dry-run': 'true' });
  assert.equal(look.status, 200, JSON.stringify(look.body));
  assert.deepEqual([look.body.written, look.body.rows, look.body.set.places, look.body.set.cells], [false, 12, 12, 1]);
  near(look.body.set.people, sum(counted), 0.0011);
  assert.deepEqual((await call('officer', 'GET', `/units/${own()}/green/people`)).body.sets.filter((one) => one.year === 2568), []);
  const stored = await send(geotiff(few), 0);
  assert.deepEqual([stored.status, stored.body.written, stored.body.set.kind, stored.body.set.version, stored.body.set.fileName], [200, true, 'raster', 1, 'คน.tif']);
  const found = await places(2568);
  assert.equal(found.length, 12);
  const [first, hundred] = ['1-1', '2-2'].map((code) => found.find((one) => one.name.endsWith(` ${code}`)));
  near(first.people, 2, 0.0011);
  near(hundred.people, 100, 0.0011);
  assert.deepEqual([hundred.latitude, hundred.longitude].map((one) => one.toFixed(6)), ['16.805000', '104.315000']);
});

test('people per km² are refused when the file says so and the person does not, and become people of the ground', async () => {
  const density = { ...few, values: table(4, 4, () => 100), unit: 'people/km2' };
  const refused = await send(geotiff(density), 0, { year: '2567' });
  assert.deepEqual([codes(refused), refused.body.problems?.[0]?.params?.unit ?? 'people/km2'], [['E5819 values'], 'people/km2']);
  const taken = await send(geotiff(density), 0, { year: '2567', values: 'density', 'dry-run': 'true' });
  // 0.03° by 0.03° of WGS 84 in the middle latitude: M N cos φ Δφ Δλ.
  const phi = (16.8 * Math.PI) / 180, e2 = 0.00669437999014, w = 1 - e2 * Math.sin(phi) ** 2, a = 6378.137, side = (0.03 * Math.PI) / 180;
  const km2 = ((a * (1 - e2)) / w ** 1.5) * (a / Math.sqrt(w)) * Math.cos(phi) * side ** 2;
  near(taken.body.set.people, 100 * km2, 0.01);
  assert.equal((await send(geotiff({ ...few, unit: 'people per cell' }), 0, { year: '2567', 'dry-run': 'true' })).status, 200);
});

test('too many cells are joined block by block, which is told, and nobody is lost', async () => {
  const values = table(160, 160, (row, column) => ((row * 31 + column * 17) % 97) / 8 + 0.125);
  const many = { ...few, x: 104.306, y: 16.814, cell: 0.000125, values };
  const stored = await send(geotiff(many), 0, { year: '2566' });
  assert.deepEqual([stored.status, stored.body.rows, stored.body.set.cells, stored.body.set.places], [200, 25_600, 4, 1600]);
  assert.deepEqual(stored.body.findings.find((one) => one.code === 'E5839')?.severity, 'warning');
  near(stored.body.set.people, sum(values.flat()), 0.0005);
  const found = await places(2566);
  near(sum(found.map((one) => one.people)), sum(values.flat()), 0.0005);
  const first = found.find((one) => one.name.endsWith(' 1-1'));
  const block = table(4, 4, (row, column) => values[row][column]);
  near(first.people, sum(block.flat()), 0.0011);
  const middle = sum(block.flatMap((line) => line.map((people, column) => people * (column + 0.5)))) / sum(block.flat());
  near(first.longitude, many.x + middle * many.cell, 2e-7);
});

test('a raster in metres comes to the same ground', async () => {
  // EPSG:32648 of 104.32 E, 16.8 N by the formulas of Snyder (1987, 8-9 to 8-15) lies within this cell of 20 km.
  const wide = { values: [[9]], kind: 'float64', x: 420_000, y: 1_867_000, cell: 20_000, epsg: 32648 };
  const look = await send(geotiff(wide), 0, { year: '2565', 'dry-run': 'true' });
  assert.equal(look.status, 200, JSON.stringify(look.body));
  // 3.19 km by 3.32 km of 400 km², with the scale of the projection there.
  near(look.body.set.people, (9 * 3.1983 * 3.3197) / 400, 0.002);
});

test('what cannot be read is told: no raster, elsewhere, no system, nobody, a band that is not there, two answers at once', async () => {
  const look = (content, query = {}) => send(content, 0, { year: '2565', 'dry-run': 'true', ...query });
  assert.deepEqual(codes(await look('id,people\n')), ['E5746 file']);
  assert.deepEqual(codes(await look(null)), ['E5800 file']);
  assert.deepEqual(codes(await look(null, { 'folder-name': '../คน.tif' })), ['E5744 folder-name']);
  assert.deepEqual(codes(await look(geotiff(few), { 'folder-name': 'a.tif' })), ['E5800 file']);
  assert.deepEqual(codes(await look(geotiff(few), { values: 'houses', band: '0' })).sort(), ['E5811 band', 'E5811 values']);
  assert.deepEqual(codes(await look(geotiff(few), { band: '2' })), ['E5553 file']);
  assert.deepEqual(codes(await look(geotiff({ ...few, epsg: undefined }))), ['E5551 file']);
  assert.deepEqual(codes(await look(geotiff({ ...few, x: 100 }))), ['E5563 file']);
  assert.deepEqual(codes(await look(geotiff({ ...few, values: table(4, 4, () => -1) }))), ['E5809 file']);
  assert.deepEqual(codes(await look(geotiff({ ...few, values: table(4, 4, () => 3e7) }))), ['E5803 file']);
  assert.deepEqual(codes(await look(geotiff(few).subarray(0, 60))), ['E5550 file']);
});

test('a set is replaced by the person’s word alone, and only by those of the town', async () => {
  assert.equal((await send(geotiff(few), 0)).body.code, 'E5812');
  assert.equal((await send(geotiff(few), 1)).body.set.version, 2);
  assert.equal((await send(geotiff(few), 2, {}, 'officer2')).body.code, 'E5603');
  assert.equal((await send(geotiff(few), 2, {}, 'region')).body.code, 'E5601');
});

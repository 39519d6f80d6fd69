// SPDX-License-Identifier: Apache-2.0
// Map tiles through the real server, read by another's decoder: a plot is where it was drawn, neighbours share their border, a
// write is seen at once, and nobody sees more than they may.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { signedInServer } from '../waste/scene.mjs';

const web = createRequire(new URL('../../web/package.json', import.meta.url));
let scene, VectorTile, Pbf;
before(async () => {
  scene = await signedInServer(['officer', 'officer2', 'province', 'viewer']);
  const [tile, pbf] = await Promise.all([import(web.resolve('@mapbox/vector-tile')), import(web.resolve('pbf'))]);
  VectorTile = tile.VectorTile;
  Pbf = pbf.default ?? pbf.PbfReader ?? pbf.Pbf;
});
after(() => scene?.stop());

const own = () => scene.account('officer').unitId;
const west = 104.9, south = 16.3, step = 0.002;
const field = (x, y, w = 1, h = 1) => {
  const at = (i, j) => [west + i * step, south + j * step];
  return { type: 'Polygon', coordinates: [[at(x, y), at(x + w, y), at(x + w, y + h), at(x, y + h), at(x, y)]] };
};
// The published formula of slippy map tiles (OpenStreetMap wiki).
function tileAt(lon, lat, z) {
  const n = 2 ** z, phi = (lat * Math.PI) / 180;
  return [z, Math.floor((n * (lon + 180)) / 360), Math.floor((n * (1 - Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / Math.PI)) / 2)];
}
// Plots: those of this test alone; the demonstration has others in the neighbouring towns.
async function tile(who, place, unit, headers = {}) {
  const prefix = unit ? `/units/${unit}/green/tiles/` : '/green/tiles/';
  const answer = await scene.get(who, prefix + place.join('/'), headers);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const layers = answer.status === 200 ? new VectorTile(new Pbf(bytes)).layers : {};
  const all = (name) => Array.from({ length: layers[name]?.length ?? 0 }, (_, i) => layers[name].feature(i));
  return { status: answer.status, type: answer.headers.get('content-type'), etag: answer.headers.get('etag'), plots: all('plots').filter((one) => one.properties.name.startsWith('แปลง')), marks: all('plot_marks'), bytes };
}
const named = (answer) => answer.plots.map((one) => one.properties.name).sort();
const add = async (nameTh, geometry, more = {}, status = 'existing') => {
  const answer = await scene.call('officer', 'POST', `/units/${own()}/green/plots`, { status, entry: { nameTh, type: '1', geometry, facilities: [], ...more } });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body.plot.id;
};
const here = (z) => tileAt(west + step, south + step / 2, z);

test('a plot is in its tile, where it was drawn, with what the public may know', async () => {
  const id = await add('แปลงซ้าย', field(0, 0), { note: 'ไม่เปิดเผย', ownerName: 'นายสมมติ' });
  await add('แปลงขวา', field(1, 0));
  await add('แปลงปิด', field(0, 2), { access: 'closed' });
  await add('แปลงตามแผน', field(1, 2), {}, 'planned');
  const seen = await tile('', here(15));
  assert.equal(seen.type, 'application/vnd.mapbox-vector-tile');
  assert.deepEqual(named(seen), ['แปลงขวา', 'แปลงซ้าย']);
  const left = seen.plots.find((one) => one.id === id);
  assert.deepEqual(Object.keys(left.properties).sort(), ['cm2', 'name', 'status', 'type', 'unit']);
  const shape = left.toGeoJSON(...[here(15)[1], here(15)[2], 15]);
  const xs = shape.geometry.coordinates[0].map(([lon]) => lon), ys = shape.geometry.coordinates[0].map(([, lat]) => lat);
  // A unit of a tile at z15 is 0.3 m: 3 millionths of a degree.
  for (const [got, wanted] of [[Math.min(...xs), west], [Math.max(...xs), west + step], [Math.min(...ys), south], [Math.max(...ys), south + step]]) assert.ok(Math.abs(got - wanted) < 3e-6, `${got} ${wanted}`);
  assert.ok(!Buffer.from(seen.bytes).includes('นายสมมติ'));
});

test('neighbours share their border at every zoom', async () => {
  for (const z of [12, 13, 14, 15, 16]) {
    const { plots } = await tile('', here(z));
    const edges = plots.map((one) => one.loadGeometry()[0].map(({ x, y }) => `${x},${y}`));
    const shared = edges[0].filter((corner) => edges[1].includes(corner));
    assert.ok(shared.length >= 2, `z${z}: ${JSON.stringify(edges)}`);
  }
});

test('far away a plot is a mark, and marks say how many they are', async () => {
  const { plots, marks } = await tile('', here(6));
  assert.equal(plots.length, 0);
  assert.ok(marks.reduce((sum, one) => sum + one.properties.count, 0) >= 2);
});

test('a write is in the next tile; what has not changed is not sent again', async () => {
  const before_ = await tile('', here(15));
  assert.equal((await tile('', here(15), undefined, { 'if-none-match': before_.etag })).status, 304);
  await add('แปลงใหม่', field(2, 0));
  const after_ = await tile('', here(15), undefined, { 'if-none-match': before_.etag });
  assert.equal(after_.status, 200);
  assert.ok(named(after_).includes('แปลงใหม่'));
});

test('the people of the scope see all of their register, others none of it', async () => {
  const place = here(15);
  const mine = await tile('officer', place, own());
  assert.deepEqual(named(mine), ['แปลงขวา', 'แปลงซ้าย', 'แปลงตามแผน', 'แปลงปิด', 'แปลงใหม่'].sort());
  assert.equal((await tile('officer', place, own(), { 'if-none-match': mine.etag })).status, 304);
  assert.equal((await tile('province', place, own())).status, 200);
  assert.equal((await tile('officer2', place, own())).status, 404);
  assert.equal((await tile('', place, own())).status, 401);
  assert.equal((await tile('officer', place, 999_999)).status, 404);
});

test('what is no tile is said so', async () => {
  for (const place of [[17, 0, 0], [-1, 0, 0], [3, 8, 0], [3, 0, 'x'], ['9'.repeat(30), 0, 0], ['1e3', 0, 0]]) {
    const answer = await scene.call('', 'GET', `/green/tiles/${place.join('/')}`);
    assert.deepEqual([answer.status, answer.body.code], [422, 'E5640'], place.join('/'));
  }
  assert.equal((await tile('', [0, 0, 0])).status, 200);
});

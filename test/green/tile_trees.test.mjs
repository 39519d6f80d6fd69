// SPDX-License-Identifier: Apache-2.0
// Trees that a tile does not draw one by one come from sums that each write keeps: they are as many, and in the same
// places, as those drawn one by one further in.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { signedInServer } from '../waste/scene.mjs';

const web = createRequire(new URL('../../web/package.json', import.meta.url));
let scene, VectorTile, Pbf;
before(async () => {
  scene = await signedInServer(['officer']);
  const [tile, pbf] = await Promise.all([import(web.resolve('@mapbox/vector-tile')), import(web.resolve('pbf'))]);
  VectorTile = tile.VectorTile;
  Pbf = pbf.default ?? pbf.PbfReader ?? pbf.Pbf;
});
after(() => scene?.stop());

const unit = () => `/units/${scene.account('officer').unitId}/green`;
const place = { latE7: 165_400_000, lonE7: 1_047_200_000 };
// The published formula of slippy map tiles (OpenStreetMap wiki).
function tileAt({ latE7, lonE7 }, z) {
  const n = 2 ** z, phi = (latE7 / 1e7 / 180) * Math.PI;
  return [z, Math.floor((n * (lonE7 / 1e7 + 180)) / 360), Math.floor((n * (1 - Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / Math.PI)) / 2)];
}
async function trees(address) {
  const answer = await scene.get('officer', `${unit()}/tiles/${address.join('/')}`);
  const layer = new VectorTile(new Pbf(new Uint8Array(await answer.arrayBuffer()))).layers.trees;
  return Array.from({ length: layer?.length ?? 0 }, (_, i) => layer.feature(i));
}
const total = (features) => features.reduce((sum, one) => sum + one.properties.count, 0);
const within = ([z, x, y], deeper) => (deeper === 0 ? [[z, x, y]] : [0, 1, 2, 3].flatMap((i) => within([z + 1, 2 * x + (i & 1), 2 * y + (i >> 1)], deeper - 1)));

// The tile of zoom 12 round the place, drawn one by one at zoom 14: their number at each zoom.
async function numbers() {
  const singles = (await Promise.all(within(tileAt(place, 12), 2).map(trees))).flat();
  assert.ok(singles.every((one) => one.properties.count === 1));
  const thirteen = (await Promise.all(within(tileAt(place, 12), 1).map(trees))).flat();
  const twelve = await trees(tileAt(place, 12));
  assert.deepEqual([total(thirteen), total(twelve)], [singles.length, singles.length]);
  const alone = twelve.filter((one) => one.properties.count === 1).map((one) => one.id);
  assert.ok(alone.every((id) => singles.some((one) => one.id === id)));
  return singles.length;
}
const whole = async () => total((await Promise.all(within([0, 0, 0], 1).map(trees))).flat());

let tree;
test('a tree that is entered, moved and removed is in the sums of its squares and leaves them', async () => {
  const [near, all] = [await numbers(), await whole()];
  assert.ok(all > 0);
  tree = (await scene.call('officer', 'POST', `${unit()}/trees`, { entry: { species: 'สัก', ...place } })).body;
  assert.deepEqual([await numbers(), await whole()], [near + 1, all + 1]);
  const path = `/green/trees/${tree.tree.id}`;
  const away = { latE7: place.latE7 + 4_000_000, lonE7: place.lonE7 };
  tree = (await scene.call('officer', 'PUT', path, { species: 'สัก', ...away }, tree.version)).body;
  assert.ok(tree.version, JSON.stringify(tree));
  assert.deepEqual([await numbers(), await whole()], [near, all + 1]);
  assert.equal(total(await trees(tileAt(away, 13))), 1);
  tree = (await scene.call('officer', 'PUT', path, { species: 'สัก', ...place }, tree.version)).body;
  assert.deepEqual([await numbers(), await whole()], [near + 1, all + 1]);
  const gone = await scene.call('officer', 'POST', `${path}/status`, { status: 'removed', reason: 'ล้ม', day: '2024-01-01' }, tree.version);
  assert.equal(gone.status, 200, JSON.stringify(gone.body));
  assert.deepEqual([await numbers(), await whole()], [near, all]);
});

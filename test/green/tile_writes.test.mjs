// SPDX-License-Identifier: Apache-2.0
// What writes keep for tiles, one after another, is what a start with nothing kept of a town makes of its register: whatever was drawn beside what,
// in whichever order, corrected, lost or taken back. On both engines.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { signedInServer } from '../waste/scene.mjs';

let scene;
before(async () => {
  scene = await signedInServer(['officer']);
});
after(() => scene?.stop());

const unit = () => scene.account('officer').unitId;
const west = 104.93, south = 16.33, step = 0.004;
// The way between two corners of the grid winds, the same from both sides.
function way([ax, ay], [bx, by]) {
  if (ax > bx || ay > by) return way([bx, by], [ax, ay]).reverse();
  const points = [];
  for (let i = 0; i <= 24; ++i) {
    const aside = i % 24 === 0 ? 0 : 0.06 * Math.sin(i * (3 + ax + 2 * ay)) * Math.sin((i * Math.PI) / 24);
    const x = ax + ((bx - ax) * i) / 24 + (ay === by ? 0 : aside), y = ay + ((by - ay) * i) / 24 + (ay === by ? aside : 0);
    points.push([Number((west + x * step).toFixed(7)), Number((south + y * step).toFixed(7))]);
  }
  return points;
}
function field(x, y, w = 1, h = 1) {
  const turns = [[x, y]];
  for (let i = 1; i <= w; ++i) turns.push([x + i, y]);
  for (let i = 1; i <= h; ++i) turns.push([x + w, y + i]);
  for (let i = 1; i <= w; ++i) turns.push([x + w - i, y + h]);
  for (let i = 1; i <= h; ++i) turns.push([x, y + h - i]);
  const ring = [way(turns[0], turns[1])[0]];
  for (let i = 1; i < turns.length; ++i) ring.push(...way(turns[i - 1], turns[i]).slice(1));
  return { type: 'Polygon', coordinates: [ring] };
}
const entry = (nameTh, geometry, more = {}) => ({ nameTh, type: '1', geometry, facilities: [], ...more });
async function add(nameTh, geometry, more = {}, status = 'existing') {
  const answer = await scene.call('officer', 'POST', `/units/${unit()}/green/plots`, { status, entry: entry(nameTh, geometry, more) });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body.plot.id;
}
async function change(id, body) {
  const { body: seen } = await scene.call('officer', 'GET', `/green/plots/${id}`);
  const answer = await scene.call('officer', 'PUT', `/green/plots/${id}`, body, seen.plot.version);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}
function tileAt(lon, lat, z) {
  const n = 2 ** z, phi = (lat * Math.PI) / 180;
  return [z, Math.floor((n * (lon + 180)) / 360), Math.floor((n * (1 - Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / Math.PI)) / 2)];
}
async function everyTile() {
  const tiles = new Map();
  for (let z = 0; z <= 16; ++z)
    for (const [x, y] of [[1.01, 1.02], [2.5, 1.5], [3.2, 2.9]]) {
      const place = tileAt(west + x * step, south + y * step, z).join('/');
      for (const [who, path] of [[null, `/green/tiles/${place}`], ['officer', `/units/${unit()}/green/tiles/${place}`]])
        tiles.set(path, Buffer.from(await (await scene.get(who, path)).arrayBuffer()).toString('base64'));
    }
  return tiles;
}
function forgetTown() {
  const id = unit(), plots = `(SELECT id FROM green_plots WHERE unit_id = ${id})`;
  const shapes = [0, 1, 2].map((band) => `id - ${band * 2 ** 48} IN ${plots}`).join(' OR ');
  const sql = `DELETE FROM green_tile_shapes WHERE ${shapes}; ${['plots', 'cells', 'sums'].map((one) => `DELETE FROM green_tile_${one} WHERE unit_id = ${id};`).join(' ')}`;
  if (scene.database.startsWith('sqlite:')) execFileSync('sqlite3', [scene.database.slice(7), sql]);
  else execFileSync('psql', ['-q', '-c', sql, scene.database]);
}

test('tiles of what was kept write by write are those of a register that is taken anew', async () => {
  const first = await add('แปลงแรก', field(1, 1));
  await add('แปลงข้าง', field(2, 1));
  await add('แปลงบน', field(1, 2, 2, 1));
  const planned = await add('แปลงตามแผน', field(3, 1), {}, 'planned');
  await add('แปลงเล็กในแปลงแรก', { type: 'Polygon', coordinates: [[[1.4, 1.4], [1.41, 1.4], [1.41, 1.42], [1.4, 1.4]].map(([x, y]) => [west + x * step, south + y * step])] });
  await add('แปลงสามเหลี่ยมที่ใช้มุมเดียวกัน', { type: 'Polygon', coordinates: [[...way([1, 1], [1, 2]).slice(4, 9), [west, south + 1.3 * step], way([1, 1], [1, 2])[4]]] });
  await change(first, entry('แปลงแรก', field(1, 0, 1, 2)));
  await change(planned, entry('แปลงตามแผน แก้ชื่อ', field(3, 1), { access: 'closed' }));
  await add('แปลงที่ใช้มุมของแปลงบน', { type: 'Polygon', coordinates: [[...way([1, 3], [2, 3]).slice(4, 9), [west + 1.3 * step, south + 3.4 * step], way([1, 3], [2, 3])[4]]] });
  const kept = await everyTile();
  const drawn = [...kept.values()].filter((bytes) => bytes).length;
  assert.ok(drawn > 30, `${drawn}`);
  forgetTown();
  await scene.killAndStartAgain();
  const anew = await everyTile();
  const differing = [...kept].filter(([path, bytes]) => anew.get(path) !== bytes).map(([path]) => path);
  assert.deepEqual(differing, []);
});

test('a plot that is lost or moved away leaves no tile behind, and its neighbours are whole', async () => {
  const id = await add('แปลงที่ย้าย', field(5, 5));
  const place = tileAt(west + 5.5 * step, south + 5.5 * step, 14).join('/');
  const bytes = async () => Buffer.from(await (await scene.get(null, `/green/tiles/${place}`)).arrayBuffer()).toString();
  assert.ok((await bytes()).includes('แปลงที่ย้าย'));
  await change(id, entry('แปลงที่ย้าย', field(40, 40)));
  assert.ok(!(await bytes()).includes('แปลงที่ย้าย'));
});

// SPDX-License-Identifier: Apache-2.0
// Map files into and out of the register, through the real server: a Shapefile of Indian 1975 with TIS-620 names and a broken
// outline is looked at, mended on the person's word, entered once, and leaves again in every form.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signedInServer } from '../waste/scene.mjs';
import { shapefile, tis620, zip } from './zip.mjs';

let scene, call;
before(async () => {
  scene = await signedInServer(['officer', 'officer2', 'province', 'viewer']);
  call = scene.call;
});
after(() => scene?.stop());

const own = () => scene.account('officer').unitId;
async function send(who, name, bytes, query = {}) {
  const form = new FormData();
  form.append('file', new Blob([bytes]), name);
  const answer = await scene.send(who, 'POST', `/units/${own()}/green/plots/file?${new URLSearchParams(query)}`, form);
  return { status: answer.status, body: await answer.json() };
}
const listed = async (who, q = '') => (await call(who, 'GET', `/units/${own()}/green/plots?q=${encodeURIComponent(q)}`)).body;
// Squares of 100 m in metres of UTM zone 48, beside มุกดาหาร; the second is a bow tie.
const ring = (x, y, bow = false) => {
  const [a, b, c, d] = [[x, y], [x, y + 100], [x + 100, y + 100], [x + 100, y]];
  return bow ? [a, c, b, d, a] : [a, b, c, d, a];
};
const rings = [ring(446_700, 1_835_300), ring(447_000, 1_835_300, true), ring(447_300, 1_835_300)];
const names = ['ทดสอบแฟ้ม สวนหนึ่ง', 'ทดสอบแฟ้ม สวนสอง', 'ทดสอบแฟ้ม สวนสาม'];
const parts = () => shapefile(rings, names.map(tis620));
const file = () => {
  const { shp, shx, dbf } = parts();
  return zip({ 'ส่งออก/plots.shp': shp, 'ส่งออก/plots.shx': shx, 'ส่งออก/plots.dbf': dbf });
};

test('a file without a coordinate system is refused until the person names one', async () => {
  const before = (await listed('officer')).plots;
  const silent = await send('officer', 'plots.zip', file(), { 'dry-run': 'true' });
  assert.deepEqual([silent.status, silent.body.code], [422, 'E5704']);
  assert.equal((await send('officer', 'plots.zip', file(), { crs: 'EPSG:1' })).body.code, 'E5705');
  assert.equal((await send('officer', 'plots.zip', file(), { crs: 'EPSG:24048', nameTh: 'ชื่อสวน' })).body.code, 'E5722');
  assert.equal((await listed('officer')).plots, before);
});

test('a look at the file: TIS-620 is found out, no type is told, a broken outline has a proposed repair, nothing is written', async () => {
  const before = (await listed('officer')).plots;
  const typeless = (await send('officer', 'plots.zip', file(), { 'dry-run': 'true', crs: 'EPSG:24048' })).body;
  assert.deepEqual([typeless.format, typeless.encoding, typeless.crs, typeless.titles, typeless.columns.nameTh], ['shapefile', 'tis-620', 'EPSG:24048', ['NAME'], 'NAME']);
  assert.deepEqual([typeless.rows, typeless.refused], [3, 3]);
  const typed = (await send('officer', 'plots.zip', file(), { 'dry-run': 'true', crs: 'EPSG:24048', as: '1' })).body;
  assert.deepEqual([typed.taken, typed.refused, typed.repairable, typed.written], [2, 1, 1, false]);
  const broken = typed.firstRows[0];
  assert.deepEqual([broken.nameTh, broken.outcome, broken.repairable, broken.problems.map((one) => one.code)], [names[1], 'refused', true, ['E5535']]);
  const good = typed.firstRows.find((row) => row.nameTh === names[0]);
  // 100 m of the grid near the central meridian's edge of the zone are within 0.1 % of the ground.
  assert.ok(Math.abs(good.area.cm2 / 1e8 - 1) < 0.002, `${good.area.cm2}`);
  // Indian 1975 lies some 300 m west of WGS 84 here: the same figures read as WGS 84 give another place.
  const wgs = (await send('officer', 'plots.zip', file(), { 'dry-run': 'true', crs: 'EPSG:32648', as: '1' })).body.firstRows.find((row) => row.nameTh === names[0]);
  const shift = (good.geometry.coordinates[0][0][0] - wgs.geometry.coordinates[0][0][0]) * 106_700;
  assert.ok(Math.abs(shift) > 200 && Math.abs(shift) < 700, `${shift} m`);
  assert.equal((await listed('officer')).plots, before);
});

test('entered once with the repair that was seen; the same file again doubles nothing', async () => {
  const before = (await listed('officer')).plots;
  const order = { crs: 'EPSG:24048', as: 'พื้นที่สีเขียวสาธารณะ', repair: 'true' };
  const first = (await send('officer', 'plots.zip', file(), order)).body;
  assert.deepEqual([first.written, first.taken, first.already, first.refused], [true, 3, 0, 0]);
  const found = await listed('officer', 'ทดสอบแฟ้ม');
  assert.deepEqual(found.items.map((one) => one.nameTh).sort(), [...names].sort());
  const again = (await send('officer', 'plots.zip', file(), order)).body;
  assert.deepEqual([again.written, again.taken, again.already], [false, 0, 3]);
  assert.equal((await listed('officer')).plots, before + 3);
  const page = (await call('officer', 'GET', `/green/plots/${found.items.find((one) => one.nameTh === names[1]).id}`)).body;
  assert.ok(page.repaired);
});

test('what leaves comes back: GeoPackage, Shapefile, KML, CSV and GeoJSON hold every plot once', async () => {
  const { plots } = await listed('officer');
  const { signIn: _, ...rest } = scene;
  for (const [path, format] of [['file?format=gpkg', 'geopackage'], ['file?format=gpkg&crs=EPSG:24048', 'geopackage'], ['file?format=shapefile', 'shapefile'], ['file?format=kml', 'kml'], ['file?format=csv', 'csv'], ['', 'geojson']]) {
    const address = path ? `/units/${own()}/green/plots/${path}` : `/units/${own()}/green/plots.geojson`;
    const answer = await rest.send('officer', 'GET', address);
    assert.equal(answer.status, 200, address);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const back = (await send('officer', 'plots', bytes, { 'dry-run': 'true' })).body;
    assert.deepEqual([back.format, back.rows, back.encoding], [format, plots, 'utf-8'], address);
    assert.equal(back.columns.nameTh, 'name_th');
    if (format === 'geopackage' && !path.includes('crs')) assert.deepEqual([back.taken, back.already + back.refused], [0, plots], JSON.stringify(back.firstRows.filter((one) => one.outcome === 'taken').slice(0, 3)));
  }
  assert.equal((await call('officer', 'GET', `/units/${own()}/green/plots/file?format=dwg`)).body.code, 'E5724');
  assert.equal((await call('officer', 'GET', `/units/${own()}/green/plots/file?format=kml&crs=EPSG:32648`)).body.code, 'E5706');
});

test('the public takes public plots and their public columns alone; others may not bring in', async () => {
  const open = Buffer.from(await (await scene.send(null, 'GET', `/units/${own()}/green/plots/file?format=csv`)).arrayBuffer()).toString();
  assert.ok(open.includes(names[0]));
  for (const column of ['owner_name', 'keeper', 'budget_baht', 'document_number']) assert.ok(!open.includes(column), column);
  const inner = Buffer.from(await (await scene.send('officer', 'GET', `/units/${own()}/green/plots/file?format=csv`)).arrayBuffer()).toString();
  assert.ok(inner.includes('owner_name') && inner.split('\n').length >= open.split('\n').length);
  assert.equal((await send(null, 'plots.zip', file())).status, 401);
  assert.equal((await send('officer2', 'plots.zip', file())).status, 404);
  assert.equal((await send('viewer', 'plots.zip', file())).status, 403);
});

test('bad files have a coded answer and nothing is written', async () => {
  const { plots } = await listed('officer');
  const whole = file();
  for (const [bytes, code] of [[Buffer.alloc(0), 'E5702'], [Buffer.from('not a map\0'), 'E5700'], [whole.subarray(0, 300), 'E5700'], [zip({ 'readme.txt': Buffer.from('x') }), 'E5700'], [Buffer.from('name,lat,lon\n'), 'E5702']]) {
    const answer = await send('officer', 'bad', bytes, { as: '1' });
    assert.deepEqual([answer.status >= 400 && answer.status < 500, answer.body.code], [true, code]);
  }
  const nothing = await scene.send('officer', 'POST', `/units/${own()}/green/plots/file`, new FormData());
  assert.equal(nothing.status >= 400 && nothing.status < 500, true);
  const points = (await send('officer', 'points.csv', Buffer.from('name,lat,lon\nก,16.6,104.5\n'), { as: '1' })).body;
  assert.deepEqual([points.taken, points.firstRows[0].problems[0].code], [0, 'E5524']);
  assert.equal((await listed('officer')).plots, plots);
  assert.doesNotMatch(scene.log(), /"(level|severity)":"(error|fatal)"/);
});

// SPDX-License-Identifier: Apache-2.0
// People of a town by community, brought in row by row, and who of them reaches a park: through the real server, and the same
// figures as the command gives on the files that the server hands out.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { signedInServer } from '../waste/scene.mjs';

const program = process.env.MUANG ?? fileURLToPath(new URL('../../build/release/muang', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'muang-access-'));
let scene, call;
before(async () => {
  scene = await signedInServer(['officer', 'officer2', 'province', 'region', 'viewer']);
  call = scene.call;
});
after(async () => {
  await scene?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const own = () => scene.account('officer').unitId;
const access = async (query = '', unit = own()) => (await call(null, 'GET', `/units/${unit}/green/access${query}`)).body;
const said = { year: '2568', source: 'งานทะเบียน (ทดสอบ)', certainty: 'official' };
async function send(who, text, version, query = {}, name = 'people.csv') {
  const form = new FormData();
  if (text !== undefined) form.append('file', new Blob([text]), name);
  const answer = await scene.send(who, 'POST', `/units/${own()}/green/people?${new URLSearchParams({ ...said, ...query })}`, form, version);
  return { status: answer.status, body: await answer.json() };
}
const codes = ({ body }) => (body.problems ?? [body]).map((one) => `${one.code} ${one.field ?? ''}`);
// A plot of 100 m by 100 m and one of 30 m far from the demonstration's, and communities east of them: metres a degree at 16.3° north.
const at = (x, y) => [104.9 + x / 106_873, 16.3 + y / 110_662];
const square = (x, y, side) => ({ type: 'Polygon', coordinates: [[at(x, y), at(x + side, y), at(x + side, y + side), at(x, y + side), at(x, y)]] });
const row = (id, people, x, y, more = '') => `${id},ชุมชน ${id},${people},${at(x, y)[1].toFixed(7)},${at(x, y)[0].toFixed(7)}${more}\n`;
const heading = 'id,name,people,lat,lon\n';

test('the demonstration says of whom what is known, and never 0 for what is not', async () => {
  const page = await access();
  assert.deepEqual([page.known, page.set.demo, page.set.fileName, page.access.rows.length, page.places.length], [true, true, '', 24, 24]);
  assert.ok(page.access.threeThirtyThreeHundred.threeTrees.known < page.access.people, 'nobody has looked everywhere');
  assert.equal(page.greenFrom, 'nearest');
  assert.ok(page.undrawnParks > 0 && page.notes.some((one) => one.code === 'undrawn'));
  const nothing = await access('?year=2560');
  assert.deepEqual([nothing.known, nothing.access, nothing.set, nothing.years], [false, null, null, [2570]]);
});

test('the same figures as the command on the exported files', async () => {
  const people = join(folder, 'people.csv'), parks = join(folder, 'parks.geojson');
  writeFileSync(people, (await scene.file('officer', `/units/${own()}/green/people/file?year=2570`)).text);
  const mine = JSON.parse((await scene.file(null, `/units/${own()}/green/plots.geojson`)).text).features;
  const page = await access('?distance=300,400,800&minArea=5000');
  // Parks of other towns that somebody reaches come from their register.
  const features = mine.filter((one) => one.geometry).map((one) => ({ ...one, id: String(one.id) }));
  for (const park of page.parks.filter((one) => one.unitId !== own())) {
    const theirs = JSON.parse((await scene.file(null, `/units/${park.unitId}/green/plots.geojson`)).text).features;
    features.push({ ...theirs.find((one) => String(one.id) === park.id), id: park.id });
  }
  features.sort((a, b) => Number(a.id) - Number(b.id));
  writeFileSync(parks, JSON.stringify({ type: 'FeatureCollection', features }));
  const told = JSON.parse(execFileSync(program, ['green', 'access', '--people', people, '--parks', parks, '--distance', '300', '--distance', '400', '--distance', '800', '--min-area', '5000'], { encoding: 'utf8' }));
  assert.deepEqual(page.access.rows, told.rows);
  assert.deepEqual(page.access.within, told.within);
  assert.deepEqual(page.access.threeThirtyThreeHundred, told.threeThirtyThreeHundred);
  assert.equal(told.evenness, null, 'the file has no green_m2; the server shares the plots out and says so');
});

test('by hand: distances to the edge, the least area, and an area that nobody has stated', async () => {
  for (const [name, geometry] of [['สวนหนึ่ง', square(0, 0, 100)], ['สวนเล็ก', square(2000, 0, 30)]])
    assert.equal((await call('officer', 'POST', `/units/${own()}/green/plots`, { status: 'existing', entry: { nameTh: name, type: '1', geometry, facilities: [] } })).status, 201);
  const file = heading + row('A', 100, 50, 50) + row('B', 200, 100 + 299, 50) + row('C', 400, 100 + 350, 50) + row('D', 300, 2000 + 30 + 100, 15);
  const stored = await send('officer', file, 0);
  assert.deepEqual([stored.status, stored.body.written, stored.body.set.people, stored.body.set.version], [200, true, 1000, 1]);
  const page = await access('?distance=300,400&year=2568');
  assert.deepEqual(page.access.within.map((one) => one.people), [300, 700]);
  assert.deepEqual(page.access.rows.map((one) => one.distanceM === null ? null : Math.round(one.distanceM)), [0, 299, 350, null]);
  assert.deepEqual((await access('?distance=300,400&minArea=0&year=2568')).access.within.map((one) => one.people), [600, 1000]);
  assert.equal(page.access.threeThirtyThreeHundred.threeTrees.share, null);
  assert.equal(page.access.rows[0].priority, null);
  assert.deepEqual(page.years, [2570, 2568]);
  assert.equal((await access('?year=2569')).set.year, 2568, 'the nearest year before counts');
});

test('what is kept follows the write: a park that is lost reaches nobody', async () => {
  const plot = (await call('officer', 'GET', `/units/${own()}/green/plots?q=${encodeURIComponent('สวนหนึ่ง')}`)).body.items[0];
  assert.equal((await call('officer', 'POST', `/green/plots/${plot.id}/status`, { status: 'lost', day: '2026-01-01', reason: 'ทดสอบ' }, plot.version)).status, 200);
  assert.deepEqual((await access('?distance=300,400&year=2568')).access.within.map((one) => one.people), [0, 0]);
});

test('a look writes nothing and tells every row; what is wrong keeps all of it out', async () => {
  const wrong = heading + row('A', 'many', 0, 0) + row('A', 5, 0, 0) + 'C,ไกล,5,51.5,0.1\n' + 'D,สลับ,5,104.9,16.3\n';
  const look = await send('officer', wrong, 0, { 'dry-run': 'true', year: '2567' });
  assert.deepEqual([look.status, look.body.written, look.body.errors], [200, false, 4]);
  assert.deepEqual(look.body.findings.filter((one) => one.severity === 'error').map((one) => `${one.code} ${one.field}`), ['E5803 row 2, column people', 'E5805 row 3, column id', 'E5807 row 4, column lat', 'E5808 row 5, column lat']);
  const refused = await send('officer', wrong, 0, { year: '2567' });
  assert.equal(refused.status, 422);
  assert.deepEqual(codes(refused).sort(), ['E5803 row 2, column people', 'E5805 row 3, column id', 'E5807 row 4, column lat', 'E5808 row 5, column lat']);
  assert.deepEqual(codes(await send('officer', undefined, 0, { year: '2400', source: ' ', certainty: 'sure', kind: 'houses' })).sort(), ['E5800 file', 'E5811 certainty', 'E5811 kind', 'E5811 source', 'E5811 year'].sort());
  assert.deepEqual(codes(await send('officer', 'id,people\nA,1\n', 0)), ['E5801 row 1']);
  assert.equal((await access()).years.length, 2);
});

test('a sum that is far from the register, and two communities at one place, are told and keep nothing out', async () => {
  const look = await send('officer', heading + row('A', 5, 0, 0) + row('B', 5, 0, 0), 0, { 'dry-run': 'true', year: '2566' });
  assert.deepEqual(look.body.findings.map((one) => [one.code, one.severity]), [['E5816', 'warning'], ['E5817', 'warning']]);
  assert.equal(look.body.errors, 0);
});

test('metres need a system, and come to the same place', async () => {
  // EPSG:32648 of 104.9 E, 16.3 N, by the formulas of Snyder (1987, 8-9 to 8-15).
  const file = 'id,people,x,y\nA,7,489316.95,1802122.79\n';
  assert.deepEqual(codes(await send('officer', file, 0, { year: '2566' })), ['E5814 crs']);
  assert.equal((await send('officer', file, 0, { year: '2566', crs: 'EPSG:1' })).body.code, 'E5705');
  assert.equal((await send('officer', file, 0, { year: '2566', crs: 'EPSG:32648' })).status, 200);
  const [place] = (await access('?year=2566')).places;
  assert.ok(Math.abs(place.latitude - 16.3) < 2e-7 && Math.abs(place.longitude - 104.9) < 2e-7, JSON.stringify(place));
});

test('a set is replaced only by who names its version; the earlier one stays in the history', async () => {
  const file = heading + row('A', 10, 0, 0);
  assert.equal((await send('officer', file, 0)).body.code, 'E5812');
  assert.equal((await send('officer', file)).status, 428);
  assert.equal((await send('officer', file, 1)).body.set.version, 2);
  const { sets, mayEdit } = (await call('officer', 'GET', `/units/${own()}/green/people`)).body;
  assert.ok(mayEdit);
  assert.deepEqual(sets.filter((one) => one.year === 2568).map((one) => [one.version, one.people, one.fileName]), [[2, 10, 'people.csv'], [1, 1000, 'people.csv']]);
});

test('another town and those who only read bring nothing in; the public sees figures, not who sent the file', async () => {
  const file = heading + row('A', 10, 0, 0);
  assert.equal((await send('officer2', file, 2)).body.code, 'E5603');
  assert.equal((await send('region', file, 2)).body.code, 'E5601');
  assert.equal((await call('officer2', 'GET', `/units/${own()}/green/people`)).status, 404);
  assert.equal((await access('?year=2568')).set.by, '');
});

test('along roads: round the river by its bridge, and the straight lines stay to be asked for', async () => {
  // A park north of a river; the bridge is 1,000 m east. Streets at 0 and 100 m north.
  assert.equal((await call('officer', 'POST', `/units/${own()}/green/plots`, { status: 'existing', entry: { nameTh: 'สวนฝั่งเหนือ', type: '1', geometry: square(5000, 110, 100), facilities: [] } })).status, 201);
  assert.equal((await send('officer', heading + row('A', 10, 5050, -10) + row('B', 20, 5950, 0) + row('C', 5, 9000, 9000), 0, { year: '2564' })).status, 200);
  const lines = [[[5000, 0], [6000, 0]], [[5000, 100], [6000, 100]], [[6000, 0], [6000, 100]]].map((line) => line.map(([x, y]) => at(x, y)));
  const bring = async (who, version, content = JSON.stringify({ type: 'FeatureCollection', features: lines.map((coordinates) => ({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } })) }), source = 'ถนนทดสอบ') => {
    const form = new FormData();
    form.append('file', new Blob([content]), 'roads.geojson');
    const answer = await scene.send(who, 'POST', `/units/${own()}/green/roads?${new URLSearchParams({ source })}`, form, version);
    return { status: answer.status, body: await answer.json() };
  };
  assert.equal((await bring('officer', 0, '{"type":"Point","coordinates":[104.9,16.3]}')).body.code, 'E5832');
  assert.equal((await bring('officer', 0, 'no map')).body.code, 'E5702');
  assert.deepEqual(codes(await bring('officer', 0, undefined, ' ')), ['E5826 source']);
  assert.equal((await bring('officer2', 0)).body.code, 'E5603');
  const stored = await bring('officer', 0);
  assert.deepEqual([stored.status, stored.body.known, stored.body.ways, stored.body.version, Math.round(stored.body.metres)], [200, true, 3, 1, 2100]);
  assert.equal((await bring('officer', 0)).body.code, 'E5836');
  const page = await access('?distance=300,2500&year=2564');
  assert.deepEqual([page.access.distances, page.roadSource], ['network', 'ถนนทดสอบ']);
  // A: 10 to the street, 950 to the bridge, 100 over it, 900 to the park's corner, 10 to its edge; B: 50 + 100 + 900 + 10.
  assert.deepEqual(page.access.rows.map((one) => one.distanceM && Math.round(one.distanceM)), [1970, 1060, null]);
  assert.deepEqual(page.access.within.map((one) => one.people), [0, 30]);
  assert.ok(page.access.notes.some((one) => one.code === 'places-off-road') && page.access.notes.some((one) => one.code === 'along-roads'));
  const straight = await access('?distance=300,2500&year=2564&straight=true');
  assert.deepEqual([straight.access.distances, Math.round(straight.access.rows[0].distanceM)], ['ellipsoid', 120]);
});

test('options out of range are refused, all at once', async () => {
  const answer = await call(null, 'GET', `/units/${own()}/green/access?distance=300,x&minArea=-1&year=1200`);
  assert.equal(answer.status, 422);
  assert.deepEqual(codes(answer).sort(), ['E5589 distance', 'E5589 minArea', 'E5619 year']);
});

test('the form to fill in is taken as it is', async () => {
  const form = (await scene.file(null, '/green/people-template')).text;
  assert.deepEqual((await send('officer', form, 0, { 'dry-run': 'true', year: '2565' })).body.errors, 0);
});

test('the server log is clean', () => assert.doesNotMatch(scene.log(), /"level":"(error|warning)"/));

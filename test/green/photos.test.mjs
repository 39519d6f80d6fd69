// SPDX-License-Identifier: Apache-2.0
// Photographs of a plot through the real server: a picture by its content, with day and place, seen by nobody outside.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signedInServer } from '../waste/scene.mjs';
import { jpeg } from './jpeg.mjs';

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
let scene, call, path;
before(async () => {
  scene = await signedInServer(['officer', 'officer2', 'province', 'viewer']);
  call = scene.call;
  const entry = { nameTh: 'สวนมีภาพ', type: '1', statedArea: '2 ไร่', facilities: [] };
  const made = await call('officer', 'POST', `/units/${scene.account('officer').unitId}/green/plots`, { status: 'existing', entry });
  path = `/green/plots/${made.body.plot.id}/photos`;
});
after(() => scene?.stop());

const send = async (who, content, fields = {}, name = 'สวน.png') => {
  const form = new FormData();
  form.set('file', new Blob([content], { type: 'image/png' }), name);
  for (const [key, value] of Object.entries(fields)) form.set(key, value);
  const answer = await scene.send(who, 'POST', path, form);
  return { status: answer.status, body: await answer.json() };
};
const codes = (answer) => (answer.body.problems ?? [answer.body]).map((one) => `${one.code} ${one.field ?? ''}`).sort();

test('a photograph has its day and place, and comes back as it was sent', async () => {
  const sent = await send('officer', png, { takenOn: '2026-11-02', latitude: '16.5436', longitude: '104.7235' });
  assert.equal(sent.status, 201, JSON.stringify(sent.body));
  const [photo] = sent.body.items;
  assert.deepEqual([photo.name, photo.type, photo.size, photo.takenOn, photo.latitude, photo.longitude], ['สวน.png', 'image/png', png.length, '2026-11-02', 16.5436, 104.7235]);
  const answer = await scene.send('viewer', 'GET', `${path}/${photo.id}`);
  assert.deepEqual(Buffer.from(await answer.arrayBuffer()), png);
  assert.match(answer.headers.get('content-disposition'), /^attachment/);
  assert.equal((await call('viewer', 'GET', path)).body.mayEdit, false);
});

test('what the camera wrote stays with the town: others in scope get the picture alone', async () => {
  const { sent, bare } = jpeg({ latitude: 16.5436, longitude: 104.7235 });
  const { id } = (await send('officer', sent, {}, 'บ้าน.jpg')).body.items.find((one) => one.name === 'บ้าน.jpg');
  const bytes = async (who) => Buffer.from(await (await scene.send(who, 'GET', `${path}/${id}`)).arrayBuffer());
  assert.deepEqual(await bytes('officer'), sent);
  assert.deepEqual(await bytes('viewer'), bare);
  assert.equal((await scene.send('officer', 'DELETE', `${path}/${id}`)).status, 204);
});

test('a photograph taken far from the plot is told as a doubt, and so is one of a tree', async () => {
  const unit = scene.account('officer').unitId;
  const square = { type: 'Polygon', coordinates: [[[104.7, 16.5], [104.701, 16.5], [104.701, 16.501], [104.7, 16.501], [104.7, 16.5]]] };
  const plot = (await call('officer', 'POST', `/units/${unit}/green/plots`, { status: 'existing', entry: { nameTh: 'สวนไกล', type: '1', geometry: square, facilities: [] } })).body.plot.id;
  const tree = (await call('officer', 'POST', `/units/${unit}/green/trees`, { entry: { species: 'สัก', latE7: 165_000_000, lonE7: 1_047_000_000 } })).body.tree.id;
  const attach = async (of, fields) => {
    const form = new FormData();
    form.set('file', new Blob([png]), 'a.png');
    for (const [key, value] of Object.entries(fields)) form.set(key, value);
    return (await (await scene.send('officer', 'POST', `/green/${of}/photos`, form)).json()).items.at(-1);
  };
  // 0.001° of latitude is 110.6 m there.
  const far = [];
  for (const [of, latitude] of [[`plots/${plot}`, 16.5005], [`plots/${plot}`, 16.5025], [`plots/${plot}`, 16.504], [`trees/${tree}`, 16.5015], [`trees/${tree}`, 16.502], [`plots/${plot}`, 19]])
    far.push((await attach(of, { takenOn: '2026-11-02', latitude, longitude: 104.7 })).farM);
  assert.deepEqual(far.map((one) => one && Math.round(one / 10)), [null, null, 33, null, 22, 5000]);
  assert.equal((await attach(`trees/${tree}`, { takenOn: '2026-11-02' })).takenOn, '2026-11-02');
  assert.equal((await attach(`trees/${tree}`, {})).farM, null, 'without a place there is no doubt about it');
});

test('what is no picture, of no day or place is refused, all at once', async () => {
  assert.deepEqual(codes(await send('officer', 'words', { takenOn: '2026-13-01', latitude: '104', longitude: 'x' })), ['E5612 takenOn', 'E5632 file', 'E5634 latitude', 'E5634 longitude']);
  assert.deepEqual(codes(await send('officer', png, { takenOn: '2199-01-01', latitude: '16' })), ['E5613 takenOn']);
  assert.deepEqual(codes(await send('officer', png, { latitude: '16' })), ['E5634 latitude']);
  assert.deepEqual(codes(await send('officer', '%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n', {}, 'a.pdf')), ['E5632 file']);
  assert.equal((await call('officer', 'GET', path)).body.items.length, 1);
});

test('an open plot is public, its photographs are not; who took one out stays known', async () => {
  for (const [who, status] of [[null, 401], ['officer2', 404]]) {
    assert.equal((await call(who, 'GET', path)).status, status);
    assert.equal((await send(who, png)).status, status);
  }
  assert.equal((await send('viewer', png)).body.code, 'E5601');
  const [photo] = (await call('province', 'GET', path)).body.items;
  assert.equal((await scene.send('officer2', 'DELETE', `${path}/${photo.id}`)).status, 404);
  assert.equal((await scene.send('province', 'DELETE', `${path}/${photo.id}`)).status, 204);
  assert.deepEqual((await call('officer', 'GET', path)).body.items, []);
  assert.equal((await scene.send('officer', 'GET', `${path}/${photo.id}`)).status, 404);
});

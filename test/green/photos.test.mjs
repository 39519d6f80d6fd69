// SPDX-License-Identifier: Apache-2.0
// Photographs of a plot through the real server: a picture by its content, with day and place, seen by nobody outside.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signedInServer } from '../waste/scene.mjs';

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

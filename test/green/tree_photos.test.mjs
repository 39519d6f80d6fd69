// SPDX-License-Identifier: Apache-2.0
// Photographs of a tree through the real server: attached, listed, sent and taken out, inside its scope alone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signedInServer } from '../waste/scene.mjs';

let scene, call, path, photo;
before(async () => {
  scene = await signedInServer(['officer', 'officer2', 'region']);
  call = scene.call;
  const made = await call('officer', 'POST', `/units/${scene.account('officer').unitId}/green/trees`, { entry: { species: 'สัก', class: 'heritage' } });
  path = `/green/trees/${made.body.tree.id}/photos`;
});
after(() => scene?.stop());

// The smallest PNG: one pixel.
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
async function attach(who, content, name = 'ต้นสัก.png') {
  const form = new FormData();
  if (content) form.set('file', new Blob([content]), name);
  const answer = await scene.send(who, 'POST', path, form);
  return { status: answer.status, body: await answer.json() };
}

test('a photograph is attached by its content and listed; others may not know of it', async () => {
  assert.equal((await attach('officer', Buffer.from('%PDF-1.4 no picture'))).body.code, 'E5632');
  assert.equal((await attach('officer', undefined)).body.code, 'E5627');
  assert.equal((await attach('region', png)).body.code, 'E5661', 'seen, not to be changed');
  assert.equal((await attach('officer2', png)).body.code, 'E5660', 'foreign, though the tree itself is public');
  const added = await attach('officer', png);
  assert.equal(added.status, 201, JSON.stringify(added.body));
  [photo] = added.body.items;
  assert.deepEqual([photo.name, photo.type, photo.size, photo.by !== ''], ['ต้นสัก.png', 'image/png', png.length, true]);
  assert.equal((await call('region', 'GET', path)).body.mayEdit, false);
  assert.equal((await call('officer2', 'GET', path)).status, 404);
  assert.equal((await call(null, 'GET', path)).status, 401);
});

test('it is sent in a sandbox, and taken out for good', async () => {
  const sent = await scene.send('region', 'GET', `${path}/${photo.id}`);
  assert.equal(sent.status, 200);
  assert.match(sent.headers.get('content-disposition'), /^attachment/);
  assert.deepEqual(Buffer.from(await sent.arrayBuffer()), png);
  assert.equal((await scene.send('region', 'DELETE', `${path}/${photo.id}`)).status, 403);
  assert.equal((await scene.send('officer', 'DELETE', `${path}/${photo.id}`)).status, 204);
  assert.equal((await scene.send('officer', 'GET', `${path}/${photo.id}`)).status, 404);
  assert.deepEqual((await call('officer', 'GET', path)).body.items, []);
  assert.ok(!scene.log().includes('"level":"error"'));
});

// SPDX-License-Identifier: Apache-2.0
// Files of a monthly report through the real server: taken by content, kept from others, gone when removed, kept by revision.
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { signedInServer, wholeMonth as whole } from './scene.mjs';

let scene, call;
before(async () => {
  scene = await signedInServer(['officer', 'officer2', 'province', 'region', 'department']);
  call = scene.call;
});
after(() => scene?.stop());

const month = '2565-03', megabyte = 1 << 20;
const path = (of = month) => `/units/${scene.account('officer').unitId}/waste/${of}`;
const pdf = (size = 100) => Buffer.concat([Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n'), Buffer.alloc(size, ' ')]);
const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0'), Buffer.alloc(200, 'x')]);
const form = (...files) => files.reduce((all, [name, content]) => (all.append('file', new Blob([content], { type: 'image/jpeg' }), name), all), new FormData());
async function attach(who, files, of = month) {
  const answer = await scene.send(who, 'POST', `${path(of)}/evidence`, form(...files));
  return { status: answer.status, body: await answer.json() };
}
const step = async (who, name, reason = '') => (await call(who, 'POST', `${path()}/steps`, { step: name, reason }, (await call(who, 'GET', path())).body.version)).body;
const listed = async (who = 'officer') => (await call(who, 'GET', path())).body.evidence.map((one) => [one.name, one.revision]);
function filesOnDisk() {
  const folder = join(scene.folder, 'files');
  return existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length : 0;
}
let slip;

test('a photograph of a weighing slip is attached to a draft and comes back as an attachment in a sandbox', async () => {
  assert.equal((await attach('officer', [['ใบชั่ง.jpg', jpeg]])).body.code, 'E5439', 'nothing of the month is saved yet');
  assert.equal(filesOnDisk(), 0);
  assert.equal((await call('officer', 'PUT', path(), { figures: whole, knownBy: 'weighed', note: 'ชั่งที่สถานีขนถ่าย' }, 0)).status, 200);
  const made = await attach('officer', [['C:\\ภาพ\\ใบชั่ง 1.jpg', jpeg]]);
  assert.equal(made.status, 201, JSON.stringify(made.body));
  slip = made.body;
  assert.deepEqual([slip.name, slip.type, slip.size, slip.revision, slip.removedAt], ['ใบชั่ง 1.jpg', 'image/jpeg', jpeg.length, 0, null]);
  assert.ok(slip.by && !JSON.stringify(slip).includes('sha256'));
  assert.deepEqual(await listed(), [['ใบชั่ง 1.jpg', 0]]);
  for (const who of ['officer', 'province', 'region', 'department']) {
    const answer = await scene.send(who, 'GET', `${path()}/evidence/${slip.id}`);
    assert.equal(answer.status, 200, who);
    assert.deepEqual(Buffer.from(await answer.arrayBuffer()), jpeg);
    assert.match(answer.headers.get('content-disposition'), /^attachment; filename="_1\.jpg"; filename\*=UTF-8''%E0%B9%83/);
    assert.match(answer.headers.get('content-security-policy'), /sandbox/);
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  }
});

test('what is no picture or document by its content, too large, empty or without a name is refused and leaves nothing', async () => {
  const kept = filesOnDisk();
  const cases = [
    [[['slip.jpg', '<html><script>alert(1)</script></html>']], 422, 'E5436'], [[['slip.jpg', '']], 422, 'E5434'], [[['..', pdf()]], 422, 'E5433'],
    [[['a.pdf', pdf()], ['b.pdf', pdf()]], 422, 'E5432'], [[['large.pdf', pdf(20 * megabyte)]], 413, 'E5435'],
  ];
  for (const [files, status, code] of cases) {
    const { status: got, body } = await attach('officer', files);
    assert.deepEqual([got, body.problems?.[0]?.code ?? body.code], [status, code], files[0][0]);
  }
  const bare = new FormData();
  bare.append('note', 'no file');
  const none = await scene.send('officer', 'POST', `${path()}/evidence`, bare);
  assert.equal(none.status, 422);
  assert.match(await none.text(), /E5431/);
  const far = await scene.send('officer', 'POST', `${path()}/evidence`, form(['huge.pdf', pdf(21 * megabyte)])).then((answer) => answer.status, () => 413);
  assert.equal(far, 413, 'far above the limit: refused before it is read');
  assert.equal(filesOnDisk(), kept);
});

test('the files of one month have a limit together', async () => {
  const of = '2565-01';
  assert.equal((await call('officer', 'PUT', path(of), { figures: { generated: 1000 } }, 0)).status, 200);
  const kept = filesOnDisk();
  for (let i = 0; i < 5; i++) assert.equal((await attach('officer', [[`${i}.pdf`, pdf(20 * megabyte - 100)]], of)).status, 201);
  const full = await attach('officer', [['more.pdf', pdf(megabyte)]], of);
  assert.deepEqual([full.status, full.body.problems?.[0]?.code ?? full.body.code], [409, 'E5437']);
  assert.equal(filesOnDisk(), kept + 5);
});

test('another town, the public and another month find nothing; offices read but do not write', async () => {
  const one = `${path()}/evidence/${slip.id}`;
  const statuses = async (who, method, at) => (await scene.send(who, method, at)).status;
  assert.equal(await statuses(null, 'GET', one), 401);
  for (const at of [one, `/units/${scene.account('officer2').unitId}/waste/${month}/evidence/${slip.id}`]) {
    assert.equal(await statuses('officer2', 'GET', at), 404, at);
    assert.equal(await statuses('officer2', 'DELETE', at), 404, at);
  }
  for (const at of [`${path('2565-01')}/evidence/${slip.id}`, `${path()}/evidence/999999`, `${path()}/evidence/x`]) assert.equal(await statuses('officer', 'GET', at), 404, at);
  assert.equal((await attach('officer2', [['x.jpg', jpeg]])).status, 404);
  for (const who of ['province', 'department']) {
    assert.equal((await attach(who, [['x.jpg', jpeg]])).body.code, 'E5303');
    assert.equal(await statuses(who, 'DELETE', one), 403);
  }
});

test('a removed file is gone from the list and the disk; who and when stays known', async () => {
  const kept = filesOnDisk();
  const { body } = await attach('officer', [['wrong.pdf', pdf()]]);
  assert.equal(filesOnDisk(), kept + 1);
  assert.equal((await scene.send('officer', 'DELETE', `${path()}/evidence/${body.id}`)).status, 204);
  assert.equal((await scene.send('officer', 'GET', `${path()}/evidence/${body.id}`)).status, 404);
  assert.equal((await scene.send('officer', 'DELETE', `${path()}/evidence/${body.id}`)).status, 404);
  assert.equal(filesOnDisk(), kept);
  assert.deepEqual(await listed(), [['ใบชั่ง 1.jpg', 0]]);
  const gone = (await call('province', 'GET', `${path()}/history`)).body.revisions[0].evidence.find((one) => one.id === body.id);
  assert.equal(gone.removedBy, slip.by);
  assert.ok(gone.removedAt);
});

test('handed in, the files stand still; a revision shows those of the former one and takes its own', async () => {
  assert.equal((await step('officer', 'submit')).state, 'submitted');
  const one = `${path()}/evidence/${slip.id}`;
  assert.equal((await attach('officer', [['late.jpg', jpeg]])).body.code, 'E5304');
  assert.equal((await (await scene.send('officer', 'DELETE', one)).json()).code, 'E5304');
  assert.equal((await step('province', 'approve')).state, 'approved');
  assert.equal((await step('officer', 'revise', 'ใบชั่งตกหล่น')).revision, 1);
  const second = await attach('officer', [['ใบชั่ง 2.jpg', jpeg]]);
  assert.equal(second.body.revision, 1);
  assert.deepEqual(await listed('province'), [['ใบชั่ง 1.jpg', 0], ['ใบชั่ง 2.jpg', 1]]);
  assert.equal((await (await scene.send('officer', 'DELETE', one)).json()).code, 'E5438', 'what was approved with the first report stays');
  assert.equal((await scene.send('officer', 'GET', one)).status, 200);
  assert.equal((await scene.send('officer', 'DELETE', `${path()}/evidence/${second.body.id}`)).status, 204);
  const { revisions } = (await call('officer', 'GET', `${path()}/history`)).body;
  assert.deepEqual(revisions.map((each) => each.evidence.map((file) => [file.name, file.removedAt !== null])),
    [[['ใบชั่ง 1.jpg', false], ['wrong.pdf', true]], [['ใบชั่ง 2.jpg', true]]]);
  assert.ok(!scene.log().includes('"level":"error"'));
});

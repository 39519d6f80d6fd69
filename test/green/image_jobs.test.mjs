// SPDX-License-Identifier: Apache-2.0
// Images of classes through the real server: brought in, measured in plots by a job with progress, cancelled and taken up,
// compared between two years; the plots' shares are known because the test draws the cells.
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { signedInServer } from '../waste/scene.mjs';
import { geotiff } from './geotiff.mjs';

let scene, call, left, right, far;
const folder = mkdtempSync(join(tmpdir(), 'muang-images-'));
const own = () => scene.account('officer').unitId;
// Cells of 0.0001° from 104.5° E, 16.7° N southwards: trees in the western half, buildings in the eastern.
const cells = (trees) => geotiff({ x: 104.5, y: 16.7, cell: 0.0001, epsg: 4326, geographic: true, values: Array.from({ length: 20 }, () => Array.from({ length: 40 }, (_, i) => (i < trees ? 10 : 50))) });
const square = (west, east) => ({ type: 'Polygon', coordinates: [[[west, 16.6985], [east, 16.6985], [east, 16.6995], [west, 16.6995], [west, 16.6985]]] });

before(async () => {
  writeFileSync(join(folder, 'classes.tif'), cells(20));
  scene = await signedInServer(['officer', 'officer2', 'province', 'viewer', 'department'], { serve: ['--images', folder] });
  call = scene.call;
  const enter = async (nameTh, geometry) => (await call('officer', 'POST', `/units/${own()}/green/plots`, { status: 'existing', entry: { nameTh, type: '1', geometry, facilities: [] } })).body.plot.id;
  left = await enter('วัดภาพ ซ้าย', square(104.5005, 104.5015));
  right = await enter('วัดภาพ กลาง', square(104.5015, 104.5025));
  far = await enter('วัดภาพ ไกล', { type: 'Polygon', coordinates: [[[104.9, 16.1], [104.901, 16.1], [104.901, 16.101], [104.9, 16.1]]] });
});
after(() => scene?.stop());

async function bring(who, fields, content, unit = own()) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  if (content) form.append('file', new Blob([content]), 'cover.tif');
  const answer = await scene.send(who, 'POST', `/units/${unit}/green/images`, form);
  return { status: answer.status, body: await answer.json() };
}
const classes = { form: 'classes', classSet: 'worldcover', source: 'ภาพทดสอบ', takenOn: '2021-12-31' };
async function finished(id) {
  for (let turn = 0; turn < 150; turn++) {
    const { body } = await call('officer', 'GET', `/green/image-jobs/${id}`);
    if (!['waiting', 'running'].includes(body.job.status)) return body;
    await new Promise((done) => setTimeout(done, 100));
  }
  return assert.fail('the job did not end within 15 s');
}
const order = async (image, body = { zones: 'plots' }, who = 'officer') => call(who, 'POST', `/green/images/${image}/jobs`, body);

test('everything that an image lacks is told at once, and nothing is kept', async () => {
  const bad = await bring('officer', { form: 'bands', source: '', takenOn: '2999-01-01', band: 'x', threshold: '7' }, Buffer.from('no tiff'));
  assert.equal(bad.status, 422);
  const codes = bad.body.problems.map((one) => `${one.code} ${one.field}`).sort();
  assert.deepEqual(codes, ['E5745 band', 'E5745 source', 'E5745 threshold', 'E5746 file', 'E5747 takenOn', 'E5748 scale']);
  assert.equal((await bring('officer', classes)).body.code, 'E5743');
  for (const folderName of ['../classes.tif', '/etc/passwd', 'other.tif']) assert.equal((await bring('officer', { ...classes, folderName })).body.code, 'E5744');
  assert.deepEqual((await call('officer', 'GET', `/units/${own()}/green/images`)).body.images, []);
});

let first;
test('a job measures the plots: half, nothing, and no data outside of the image', async () => {
  const image = (await bring('officer', classes, cells(20))).body;
  const ordered = await order(image.id);
  assert.equal(ordered.status, 201);
  const page = await finished(ordered.body.id);
  first = page;
  assert.deepEqual([page.job.status, page.job.done, page.job.problemCode], ['done', page.job.total, '']);
  const row = (id) => page.rows.find((one) => one.zoneId === id);
  assert.ok(Math.abs(row(left).greenShare - 1) < 1e-9 && Math.abs(row(left).canopyShare - 1) < 1e-9);
  // The middle plot reaches from column 15 to 25 of which columns under 20 are trees.
  assert.ok(Math.abs(row(right).greenShare - 0.5) < 1e-9, `${row(right).greenShare}`);
  assert.deepEqual([row(far).greenShare, row(far).reason], [null, 'outside-raster']);
  assert.ok(row(far).reasonTh.length > 3);
  // A square of 0.001° at 16.7° N by series for a degree's length: 106.65 by 110.65 m, within 0.1 %.
  assert.ok(Math.abs(row(left).coveredM2 / (106.65 * 110.65) - 1) < 0.001, `${row(left).coveredM2}`);
  assert.equal(page.image.takenOn, '2021-12-31');
  for (const after of ['x', '1.5']) assert.equal((await call('officer', 'GET', `/green/image-jobs/${page.job.id}?after=${after}`)).body.code, 'E9015');
  const { body: last } = await call('officer', 'GET', `/green/image-jobs/${page.job.id}?after=${Math.max(left, right, far)}`);
  assert.deepEqual([last.rows, last.coveredM2], [[], page.coveredM2]);
});

test('classes that count may be chosen; unknown ones are refused', async () => {
  const { body: list } = await call('officer', 'GET', `/units/${own()}/green/images`);
  assert.deepEqual([list.mayMeasure, list.folder, list.classes.filter((one) => one.set === 'worldcover').length], [true, ['classes.tif'], 11]);
  assert.equal((await order(list.images[0].id, { zones: 'plots', green: [10, 11] })).body.code, 'E5750');
  const page = await finished((await order(list.images[0].id, { zones: 'plots', green: [50], canopy: [] })).body.id);
  assert.ok(Math.abs(page.rows.find((one) => one.zoneId === right).greenShare - 0.5) < 1e-9);
  assert.equal(page.rows.find((one) => one.zoneId === left).greenShare, 0);
});

test('an image of the operator\'s folder; two years side by side, and what they can prove', async () => {
  const image = (await bring('officer', { ...classes, folderName: 'classes.tif', takenOn: '2023-12-31' })).body;
  assert.deepEqual([image.fromFolder, image.fileName], [true, 'classes.tif']);
  const now = (await bring('officer', { ...classes, takenOn: '2024-12-31' }, cells(0))).body;
  const before = await finished((await order(image.id)).body.id), later = await finished((await order(now.id)).body.id);
  const change = async (query) => call('officer', 'GET', `/green/cover-change?${new URLSearchParams(query)}`);
  const sure = (await change({ from: before.job.id, to: later.job.id, 'accuracy-from': '0.9', 'accuracy-to': '0.9' })).body;
  assert.ok(sure.greenFrom > sure.greenTo && Math.abs(sure.doubt - 0.2) < 1e-12 && sure.beyondDoubtGreen);
  const unsure = (await change({ from: first.job.id, to: before.job.id, 'accuracy-from': '0.767', 'accuracy-to': '0.767' })).body;
  assert.deepEqual([unsure.greenFrom, unsure.beyondDoubtGreen], [unsure.greenTo, false]);
  assert.equal((await change({ from: before.job.id, to: later.job.id, 'accuracy-from': '2', 'accuracy-to': 'x' })).body.problems.length, 2);
});

test('a job that is cancelled stops and is taken up again; a broken image says why', async () => {
  const broken = (await bring('officer', classes, cells(20).subarray(0, 300))).body;
  const failed = await finished((await order(broken.id)).body.id);
  assert.deepEqual([failed.job.status, failed.job.done], ['failed', 0]);
  assert.match(failed.job.problemCode, /^E55\d\d$/);
  assert.ok(failed.job.problemTh && failed.job.problemEn);
  const again = await call('officer', 'POST', `/green/image-jobs/${failed.job.id}/resume`, undefined, failed.job.version);
  assert.equal(again.body.status, 'waiting');
  const stopped = await call('officer', 'POST', `/green/image-jobs/${failed.job.id}/cancel`, undefined, again.body.version);
  if (stopped.status === 200) assert.equal(stopped.body.status, 'cancelled');
  else assert.ok(['E5751', 'E5752'].includes(stopped.body.code));
  assert.equal((await call('officer', 'POST', `/green/image-jobs/${first.job.id}/cancel`, undefined, first.job.version)).body.code, 'E5751');
});

test('a finished job in boundaries gives two facts with source and day; what the image hardly shows gives none', async () => {
  const image = (await bring('officer', classes, cells(20))).body;
  const inPlots = (await finished((await order(image.id)).body.id)).job;
  const publish = (job, who = 'officer', version = job.version) => call(who, 'POST', `/green/image-jobs/${job.id}/publish`, undefined, version);
  assert.equal((await publish(inPlots)).body.code, 'E5758');
  const setBoundary = async (west, east, version) => assert.equal((await call('officer', 'PUT', `/units/${own()}/green/boundary`, { geometry: square(west, east), source: 'ขอบเขตทดสอบ', approximate: false }, version)).status, 200);
  const measured = async () => (await finished((await order(image.id, { zones: 'boundaries' })).body.id)).job;
  const fact = async (key) => (await call('officer', 'GET', `/units/${own()}/facts?year=2565`)).body.facts.find((one) => one.key === key);
  // Half of the boundary lies behind the eastern end of the image at 104.504.
  await setBoundary(104.502, 104.506, 0);
  assert.equal((await publish(await measured())).body.code, 'E5759');
  await setBoundary(104.5015, 104.5035, 1);
  const job = await measured();
  assert.equal((await publish(job, 'officer', job.version + 1)).status, 412);
  assert.equal((await publish(job, 'officer2')).status, 404);
  assert.equal((await publish(job, 'viewer')).status, 403);
  const { status, body } = await publish(job);
  assert.deepEqual([status, body], [200, { year: 2565, units: 1, leftOut: [] }]);
  // Columns 15 to 35, of which those under 20 are trees.
  for (const key of ['green_cover_share', 'canopy_cover_share']) {
    const one = await fact(key);
    assert.deepEqual([one.value, one.certainty], [25, 'inferred'], JSON.stringify(one));
    assert.match(one.source, /^ภาพ ภาพทดสอบ ถ่าย 31 ธ\.ค\. 2564 จำแนกตามชุด worldcover \(งานวัดที่ \d+\)$/);
    assert.match(one.note, /100/);
  }
  await setBoundary(104.5015, 104.503, 2);
  assert.equal((await publish(job)).body.code, 'E5759');
});

test('a job goes on where it was when the server is killed and started again', async () => {
  const nation = (await call('department', 'GET', '/units/TH')).body.id ?? scene.account('department').unitId;
  const image = await bring('department', classes, cells(20), nation);
  assert.equal(image.status, 201);
  const { body: job } = await order(image.body.id, { zones: 'plots' }, 'department');
  const look = async () => (await call('department', 'GET', `/green/image-jobs/${job.id}`)).body;
  const until = async (what) => {
    for (let turn = 0; turn < 1200; turn++) {
      const page = await look();
      if (what(page.job)) return page;
      await new Promise((done) => setTimeout(done, 100));
    }
    return assert.fail('not within two minutes');
  };
  assert.ok(job.total > 20_000);
  const before = (await until((one) => one.done >= 400)).job;
  await scene.killAndStartAgain();
  const killed = (await look()).job;
  assert.deepEqual([killed.status, killed.done >= before.done, killed.done % 200], ['running', true, 0]);
  const after = await until((one) => one.done >= killed.done + 400 || one.status === 'done');
  assert.equal(after.job.problemCode, '');
  const { body: stopped } = await call('department', 'POST', `/green/image-jobs/${job.id}/cancel`, undefined, (await look()).job.version);
  assert.equal(stopped.status, 'cancelled', JSON.stringify(stopped));
  // Each zone once: the pages of all rows hold as many as are done.
  let rows = 0, next = 0;
  do {
    const { body: page } = await call('department', 'GET', `/green/image-jobs/${job.id}?after=${next}`);
    rows += page.rows.length;
    next = page.next;
  } while (next !== null);
  assert.equal(rows, stopped.done);
});

test('another town sees and orders nothing; a viewer looks on; an image in no use is taken out', async () => {
  const { body: list } = await call('officer', 'GET', `/units/${own()}/green/images`);
  assert.equal((await call('officer2', 'GET', `/units/${own()}/green/images`)).status, 404);
  assert.equal((await call('officer2', 'GET', `/green/image-jobs/${first.job.id}`)).status, 404);
  assert.equal((await order(list.images[0].id, { zones: 'plots' }, 'officer2')).status, 404);
  assert.equal((await call('viewer', 'GET', `/green/image-jobs/${first.job.id}`)).status, 200);
  assert.equal((await order(list.images[0].id, { zones: 'plots' }, 'viewer')).status, 403);
  assert.equal((await call(null, 'GET', `/units/${own()}/green/images`)).status, 401);
  const gone = await scene.send('officer', 'DELETE', `/green/images/${list.images[0].id}`);
  assert.ok([204, 409].includes(gone.status));
  assert.doesNotMatch(scene.log(), /"(level|severity)":"(error|fatal)"/);
});

// SPDX-License-Identifier: Apache-2.0
// A town's boundary through the real server: without one nothing lies outside; with one each plot is told what does.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signedInServer } from '../waste/scene.mjs';

let scene, call, plot;
before(async () => {
  scene = await signedInServer(['officer', 'officer2', 'province', 'region']);
  call = scene.call;
});
after(() => scene?.stop());

const own = () => scene.account('officer').unitId;
const path = () => `/units/${own()}/green/boundary`;
const field = (west, south, east, north) => {
  const at = (x, y) => [104.3 + x / 1000, 16.8 + y / 1000];
  return { type: 'Polygon', coordinates: [[at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)]] };
};
const feature = (geometry) => ({ type: 'Feature', properties: {}, geometry });
const town = { geometry: field(0, 0, 20, 20), source: 'ประกาศกระทรวงมหาดไทย (ทดสอบ)', approximate: false };
const codes = (answer) => (answer.body.problems ?? [answer.body]).map((one) => `${one.code} ${one.field ?? ''}`).sort();
const check = async () => (await call('officer', 'POST', `/units/${own()}/green/check`, { geometry: field(18, 0, 22, 2) })).body;

test('without a boundary nothing is said to lie outside, and that is told', async () => {
  const view = (await call(null, 'GET', path())).body;
  assert.deepEqual([view.known, view.version, view.geometry, view.area], [false, 0, null, null]);
  const checked = await check();
  assert.deepEqual([checked.boundaryKnown, checked.findings], [false, []]);
  plot = (await call('officer', 'POST', `/units/${own()}/green/plots`, { status: 'existing', entry: { nameTh: 'สวนชายเขต', type: '1', geometry: field(18, 0, 22, 2), facilities: [] } })).body;
  assert.deepEqual(plot.findings, []);
});

test('a boundary needs its source and a valid outline; another town and those who only read are refused', async () => {
  const bow = { type: 'Polygon', coordinates: [[[104.3, 16.8], [104.32, 16.82], [104.32, 16.8], [104.3, 16.82], [104.3, 16.8]]] };
  assert.deepEqual(codes(await call('officer', 'PUT', path(), { ...town, geometry: bow, source: ' ' }, 0)), ['E5535 geometry', 'E5625 source']);
  assert.deepEqual(codes(await call('officer', 'PUT', path(), { ...town, geometry: { type: 'FeatureCollection', features: [] } }, 0)), ['E5607 geometry']);
  assert.equal((await call('officer2', 'PUT', path(), town, 0)).body.code, 'E5603');
  assert.equal((await call('region', 'PUT', path(), town, 0)).body.code, 'E5601');
  assert.equal((await call('officer', 'PUT', path(), town)).status, 428);
});

test('with a boundary each plot is told what lies outside, to the square centimetre of its outline', async () => {
  const saved = await call('officer', 'PUT', path(), town, 0);
  assert.deepEqual([saved.status, saved.body.known, saved.body.version, saved.body.approximate], [200, true, 1, false]);
  const page = (await call('province', 'GET', `/green/plots/${plot.plot.id}`)).body;
  assert.deepEqual(page.findings.map((one) => one.code), ['outside']);
  assert.ok(Math.abs(page.findings[0].area.cm2 - plot.plot.area.cm2 / 2) <= 2);
  assert.equal(page.findings[0].geometry.type, 'Polygon');
  const checked = await check();
  assert.deepEqual([checked.boundaryKnown, checked.boundaryApproximate, checked.findings.map((one) => one.code)], [true, false, ['overlap', 'outside']]);
});

test('sub-districts are joined into one approximate boundary, and a stale one is refused', async () => {
  const parts = { type: 'FeatureCollection', features: [feature(field(0, 0, 19, 20)), feature(field(19, 0, 21, 20))] };
  const body = { geometry: parts, source: 'แนวตำบล (ทดสอบ)', approximate: true };
  assert.equal((await call('province', 'PUT', path(), body, 0)).body.code, 'E5624');
  const saved = (await call('province', 'PUT', path(), body, 1)).body;
  assert.deepEqual([saved.version, saved.geometry.type, saved.geometry.coordinates.length], [2, 'Polygon', 1]);
  const page = (await call('officer', 'GET', `/green/plots/${plot.plot.id}`)).body;
  assert.deepEqual(page.findings.map((one) => one.code), ['outside-approximate']);
  assert.ok(Math.abs(page.findings[0].area.cm2 - plot.plot.area.cm2 / 4) <= 2);
});

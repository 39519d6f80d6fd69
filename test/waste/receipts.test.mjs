// SPDX-License-Identifier: Apache-2.0
// A month of a site through the real server: refused, saved, beside what the towns say (R10 on both sides), old waste, transfers.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signedInServer, wholeMonth } from './scene.mjs';

let scene, call, site, station;
const entry = { nameTh: 'บ่อฝังกลบร่วม', method: 'sanitary_landfill', controls: [], opened: '2560-01', stockKg: 1_000_000 };
const own = () => scene.account('officer').unitId;
before(async () => {
  scene = await signedInServer(['officer', 'officer2', 'province', 'region']);
  call = scene.call;
  site = (await call('officer', 'POST', '/facilities', { unitId: own(), entry })).body.facility.id;
  station = (await call('officer', 'POST', '/facilities', { unitId: own(), entry: { nameTh: 'สถานีขนถ่าย', method: 'transfer_station', controls: [] } })).body.facility.id;
});
after(() => scene?.stop());

const month = '2565-03';
const at = (id, name = month) => `/facilities/${id}/months/${name}`;
const put = (body, version, id = site, name = month) => call('officer', 'PUT', at(id, name), { receipts: [], transfers: [], ...body }, version);
const codes = (answer) => (answer.body.problems ?? [answer.body]).map((one) => `${one.code} ${one.field ?? ''}`).sort();

test('a month that cannot be is refused with all its problems, and nothing is written', async () => {
  const receipts = [{ unitId: 999_999, kg: 1 }, { unitId: own(), kg: -1 }, { unitId: own(), kg: 1 }];
  const wrong = await put({ receipts, fromOthers: 10 ** 15, transfers: [{ facilityId: site, kg: 1 }, { facilityId: 999_999, kg: 1 }] }, 0);
  assert.deepEqual(codes(wrong), ['E5350 transfers[0].facilityId', 'E5350 transfers[1].facilityId', 'E5352 receipts[0].unitId', 'E5353 receipts[2].unitId', 'E5359 fromOthers', 'E5359 receipts[1].kg']);
  assert.deepEqual(codes(await put({ fromOthers: 1 }, 0, site, '2559-12')), ['E5355 receipts'], 'it had not opened');
  assert.deepEqual(codes(await put({ transfers: [{ facilityId: station, kg: 5 }], sentOn: 4 }, 0)), ['E5339 sentOn']);
  assert.deepEqual(codes(await put({ fromOthers: 100_000, sentOn: 103_000 }, 0, station)), ['E5349 sentOn'], 'a station sends out what came in');
  assert.equal((await put({}, 0, site, '2699-01')).body.code, 'E5302');
  assert.equal((await put({ fromOthers: 1e300 }, 0)).status, 422);
  assert.equal((await call('officer', 'GET', at(site))).body.version, 0);
});

test('only the keeper and the office above write; others in scope read; a foreign town sees nothing', async () => {
  assert.equal((await call('officer2', 'GET', at(site))).body.code, 'E5330');
  assert.equal((await call('officer2', 'PUT', at(site), { receipts: [], transfers: [] }, 0)).body.code, 'E5330');
  assert.equal((await call('region', 'GET', at(site))).body.mayEdit, false);
  assert.equal((await call('region', 'PUT', at(site), { receipts: [], transfers: [] }, 0)).body.code, 'E5331');
  assert.equal((await call(null, 'GET', at(site))).status, 401);
});

test('what a town says it delivered stands beside what the site received, and both are told when they differ', async () => {
  const path = `/units/${own()}/waste/${month}`;
  let form = (await call('officer', 'PUT', path, { figures: wholeMonth, knownBy: 'weighed', deliveries: [{ facilityId: site, kg: 650_000 }] }, 0)).body;
  let view = (await call('province', 'GET', at(site))).body;
  assert.deepEqual(view.receipts.map((row) => [row.unitId, row.kg, row.deliveredKg, row.deliveredState, row.differs]), [[own(), null, 650_000, 'draft', false]]);
  view = (await put({ receipts: [{ unitId: own(), kg: 600_000 }], fromOthers: 20_000, recovered: 5_000, gasRecovered: 70, knownBy: 'weighed' }, 0)).body;
  assert.deepEqual([view.receivedKg, view.deliveredKg, view.receipts[0].differenceKg, view.receipts[0].differs, view.gasRecovered], [620_000, 650_000, -50_000, true, 70]);
  assert.deepEqual(view.findings.map((one) => `${one.rule} ${one.severity} ${one.field}`), ['R10 warning receipts[0].kg']);
  assert.ok(view.findings[0].textTh.includes('650 ตัน') && view.findings[0].textTh.includes('600 ตัน'));
  form = (await call('officer', 'GET', path)).body;
  assert.deepEqual(form.deliveries.map((one) => [one.kg, one.receiptKg]), [[650_000, 600_000]]);
  assert.ok(form.findings.some((one) => one.rule === 'R10' && one.severity === 'warning'));
  assert.equal((await put({}, 0)).body.code, 'E5332', 'two people on one month');
  view = (await put({ receipts: [{ unitId: own(), kg: 640_000 }], knownBy: 'weighed' }, view.version)).body;
  assert.deepEqual(view.findings, []);
  form = (await call('officer', 'GET', path)).body;
  assert.ok(!form.findings.some((one) => one.rule === 'R10'));
  const page = (await call(null, 'GET', `/facilities/${site}?year=2565`)).body;
  assert.deepEqual([page.facility.receivedKg, page.facility.receivedGramsDay], [640_000, Math.round(640_000_000 / 31)], 'what was weighed stands');
});

test('old waste never falls below zero in any month, nor by an edit of the register', async () => {
  assert.deepEqual(codes(await put({ removedStock: 1_000_001 }, 0, site, '2565-04')), ['E5346 removedStock']);
  let view = (await put({ removedStock: 900_000 }, 0, site, '2565-04')).body;
  assert.equal(view.stockKg, 100_000);
  assert.deepEqual(codes(await put({ removedStock: 150_000 }, 0, site, '2565-02')), ['E5346 removedStock'], 'the later month would lack it');
  view = (await put({ leftOver: 60_000, removedStock: 150_000 }, 0, site, '2565-02')).body;
  assert.equal(view.stockKg, 10_000);
  const page = (await call('officer', 'GET', `/facilities/${site}`)).body;
  assert.deepEqual([page.stockKg, page.stockNowKg], [1_000_000, 10_000]);
  assert.deepEqual(codes(await call('officer', 'PUT', `/facilities/${site}`, { ...entry, stockKg: 980_000 }, page.version)), ['E5346 stockKg']);
  assert.ok(!scene.log().includes('"level":"error"'));
});

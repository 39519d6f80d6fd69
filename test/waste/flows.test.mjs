// SPDX-License-Identifier: Apache-2.0
// Flows through the real server: they close, move with an approval, name what does not fit, and hide what is not the caller's.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signedInServer, wholeMonth } from './scene.mjs';

let scene, call;
before(async () => {
  scene = await signedInServer(['officer', 'officer2', 'province', 'region', 'department']);
  call = scene.call;
});
after(() => scene?.stop());

const own = () => scene.account('officer').unitId;
const year = 'first=2568-01&last=2568-12';
const flows = async (who, query) => (await call(who, 'GET', `/waste/flows${who ? '/inside' : ''}?${query}`)).body;
const row = (view, from, to) => view.rows.find((one) => one.from === from && one.to === to);
const codes = (answer) => (answer.body.problems ?? [answer.body]).map((one) => `${one.code} ${one.field ?? ''}`).sort();
const sum = (rows, side, stage, what) => rows.filter((one) => one[side] === stage).reduce((total, one) => total + (one[what] ?? 0), 0);

test('the nation is balanced: every stage passes on what came in, and the reports stand beside it', async () => {
  const nation = await flows(null, `scope=nation&${year}`);
  assert.equal(nation.balanced, true);
  assert.ok(nation.reported > 2400 && nation.months > 25_000, `${nation.reported} towns, ${nation.months} months`);
  for (const stage of ['collection', 'transfer', 'sorting', 'treatment']) {
    const [into, out] = [sum(nation.rows, 'to', stage, 'adjusted'), sum(nation.rows, 'from', stage, 'adjusted')];
    assert.ok(Math.abs(into - out) < 10, `${stage}: ${into} in, ${out} out`);
  }
  const totals = (await call(null, 'GET', '/waste/totals?year=2568&by=nation')).body.rows[0];
  assert.equal(row(nation, 'generation', 'collection').reported, totals.collected, 'reported is what the totals say');
  assert.equal(row(nation, 'generation', 'source-use').reported, totals.sourceUtilised);
  assert.ok(nation.adjustedDrawing.nodes.length >= 8 && nation.adjustedDrawing.links.length >= 10);
  for (const link of nation.adjustedDrawing.links) {
    const [from, to] = [nation.adjustedDrawing.nodes[link.from], nation.adjustedDrawing.nodes[link.to]];
    assert.equal(row(nation, from.stage, to.stage).adjusted, link.kg, 'the table is the twin of the drawing');
  }
  assert.ok(nation.uncertainty.every((one) => one.certainty && one.source));
});

test('the public sees how many figures do not fit, not whose; offices see theirs', async () => {
  const nation = await flows(null, `scope=nation&${year}`);
  assert.ok(nation.suspiciousCount > 0);
  assert.deepEqual(nation.suspicious, []);
  const inside = await flows('department', `scope=nation&${year}`);
  assert.equal(inside.suspicious.length, nation.suspiciousCount);
  assert.ok(inside.suspicious.every((one) => one.residual > inside.threshold && (one.unitNameTh || one.siteNameTh)));
  assert.deepEqual(inside.rows, nation.rows);
  assert.equal((await call('province', 'GET', `/waste/flows/inside?scope=nation&${year}`)).body.code, 'E5386');
  assert.equal((await call('province', 'GET', `/waste/flows/inside?scope=province&id=TH-49&${year}`)).status, 200);
  assert.equal((await call('province', 'GET', `/waste/flows/inside?scope=province&id=TH-90&${year}`)).status, 404);
});

test("a town sees its own flows, another town's are not there", async () => {
  const town = await flows('officer', `scope=town&id=${own()}&${year}`);
  assert.equal(town.units, 1);
  assert.ok(row(town, 'generation', 'collection').reported > 0);
  for (const who of ['officer2']) assert.equal((await call(who, 'GET', `/waste/flows/inside?scope=town&id=${own()}&${year}`)).status, 404);
  assert.equal((await call(null, 'GET', `/waste/flows/inside?scope=town&id=${own()}&${year}`)).status, 401);
  assert.deepEqual(codes(await call(null, 'GET', `/waste/flows?scope=town&id=${own()}&${year}`)), ['E5385 scope']);
});

test('a cluster is seen by who reads all its members, and by nobody else', async () => {
  let seen = 0;
  for (let id = 1; id <= 139; ++id) {
    const answer = await call('region', 'GET', `/waste/flows/inside?scope=cluster&id=${id}&${year}`);
    if (answer.status === 200) {
      ++seen;
      assert.equal((await call('officer2', 'GET', `/waste/flows/inside?scope=cluster&id=${id}&${year}`)).status, 404);
      assert.ok(answer.body.units >= 2);
    } else assert.equal(answer.body.code, 'E5386');
  }
  assert.ok(seen > 0);
});

test('bad input is refused with its reasons, all at once', async () => {
  assert.deepEqual(codes(await call(null, 'GET', '/waste/flows?scope=moon&first=2568-01&last=2568-12')), ['E5385 scope']);
  assert.deepEqual(codes(await call(null, 'GET', '/waste/flows?scope=nation&first=2568-13&last=x')), ['E5387 first', 'E5387 last']);
  assert.deepEqual(codes(await call(null, 'GET', '/waste/flows?scope=nation&first=2568-12&last=2568-01')), ['E5388 last']);
  assert.deepEqual(codes(await call(null, 'GET', '/waste/flows?scope=nation&first=2560-01&last=2568-01')), ['E5388 last']);
  for (const id of ['TH-00', '', '1e9', String(own())]) assert.equal((await call(null, 'GET', `/waste/flows?scope=province&id=${id}&${year}`)).body.code, 'E5386');
  const empty = await flows(null, 'scope=province&id=TH-49&first=2541-01&last=2541-12');
  assert.deepEqual([empty.reported, empty.rows, empty.adjustedDrawing.nodes], [0, [], []]);
});

test('flows move with the approval of a month, and a laid disagreement with the site is named', async () => {
  const path = `/units/${own()}/waste/2566-06`;
  const period = 'first=2566-06&last=2566-06';
  const province = () => flows(null, `scope=province&id=TH-49&${period}`);
  const site = (await call('officer', 'POST', '/facilities', {
    unitId: own(),
    entry: { nameTh: 'บ่อทดสอบเส้นทาง', nameEn: '', method: 'open_dump', operatorKind: 'local-government', controls: [], note: '' },
  })).body;
  const facility = site.facility.id;
  let form = (await call('officer', 'GET', path)).body;
  form = (await call('officer', 'PUT', path, { figures: wholeMonth, knownBy: 'weighed', deliveries: [{ facilityId: facility, kg: wholeMonth.collected }], note: 'ทดสอบ' }, form.version)).body;
  const sent = await call('officer', 'POST', `${path}/steps`, { step: 'submit', reason: '' }, form.version);
  assert.equal(sent.status, 200, JSON.stringify(sent.body));
  assert.deepEqual((await province()).rows, [], 'waiting months are not in the account');
  const month = await call('officer', 'GET', `/facilities/${facility}/months/2566-06`);
  const weighed = await call('officer', 'PUT', `/facilities/${facility}/months/2566-06`, { knownBy: 'weighed', receipts: [{ unitId: own(), kg: 1_100_000 }], transfers: [], note: '' }, month.body.version);
  assert.equal(weighed.status, 200, JSON.stringify(weighed.body));
  const approved = await call('province', 'POST', `${path}/steps`, { step: 'approve', reason: '' }, sent.body.version);
  assert.equal(approved.status, 200, JSON.stringify(approved.body));
  const open = await province();
  const dumped = row(open, 'collection', 'improper');
  assert.deepEqual([dumped.reported, dumped.received, dumped.suspicious > 0], [wholeMonth.collected, 1_100_000, true]);
  assert.ok(dumped.adjusted > wholeMonth.collected && dumped.adjusted < 1_100_000);
  assert.deepEqual([open.suspiciousCount, open.suspicious], [1, []]);
  const [named] = (await flows('province', `scope=province&id=TH-49&${period}`)).suspicious;
  assert.deepEqual([named.kind, named.unitId, named.facilityId, named.reported, named.received], ['delivered', own(), facility, wholeMonth.collected, 1_100_000]);
  assert.ok(!scene.log().includes('"level":"error"'));
});

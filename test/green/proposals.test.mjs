// SPDX-License-Identifier: Apache-2.0
// What citizens propose, through the real server: taken once, told to nobody else, decided by the town, undone, erased.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { after, before, test } from 'node:test';
import { program } from '../server.mjs';
import { signedInServer } from '../waste/scene.mjs';

let scene, call, unit, other, address = 1;
before(async () => {
  scene = await signedInServer(['officer', 'officer2', 'province', 'viewer', 'department'], { serve: ['--proxy', '127.0.0.1'] });
  call = scene.call;
  unit = scene.account('officer').unitId;
  other = scene.account('officer2').unitId;
});
after(() => scene?.stop());

const place = { latE7: 165_433_211, lonE7: 1_047_211_111 };
const square = (lon, lat, d = 0.001) => ({ type: 'Polygon', coordinates: [[[lon, lat], [lon + d, lat], [lon + d, lat + d], [lon, lat + d], [lon, lat]]] });
const wish = { ...place, type: '1', nowText: 'ที่ว่างริมคลอง < 2 ไร่', wishText: 'สวนหย่อม', why: 'เด็กไม่มีที่เล่น', seconds: 40 };
const songkhla = { ...wish, latE7: 71_890_000, lonE7: 1_005_950_000 };
const secret = { name: 'ทองใบ นามลับ', contact: '๐๘๑-๒๓๔-๕๖๗๘', consent: true };
// Each test comes from an address of its own, unless it says which.
const propose = (body, { to = unit, from = `203.0.113.${++address}`, key = `k-${Math.random()}`, who = null } = {}) =>
  scene.post(who, `/public/units/${to}/green/proposals`, body, { 'x-forwarded-for': from, 'idempotency-key': key });
const codes = (answer) => (answer.body.problems ?? [answer.body]).map((one) => `${one.code} ${one.field ?? ''}`.trim()).sort();
const inbox = async (who = 'officer', query = '') => (await call(who, 'GET', `/units/${unit}/green/proposals${query}`)).body;
const newest = async () => (await inbox()).items[0];
const page = async (id, who = 'officer') => (await call(who, 'GET', `/green/proposals/${id}`)).body;
const decide = async (id, body, who = 'officer') => call(who, 'POST', `/green/proposals/${id}/decision`, body, (await page(id)).proposal.version);

test('what is wrong is told at once, in the field; nothing is kept of it', async () => {
  const before = (await inbox()).counts.new;
  const bad = await propose({ type: 'ป่า', nowText: ' ', wishText: '<b>สวน</b>', contact: '12', geometry: square(104.72, 16.54), seconds: 40 });
  assert.equal(bad.status, 422);
  assert.deepEqual(codes(bad), ['E5519 type', 'E5763 nowText', 'E5764 latE7', 'E5768 contact', 'E5769 consent', 'E5772 wishText']);
  assert.deepEqual(codes(await propose({ ...wish, latE7: 1_047_211_111, lonE7: 165_433_211 })), ['E5765 latE7']);
  assert.deepEqual(codes(await propose({ ...wish, latE7: 137_500_000, lonE7: 1_005_000_000 })), ['E5766 latE7']);
  const bow = { type: 'Polygon', coordinates: [[[104.72, 16.54], [104.721, 16.541], [104.721, 16.54], [104.72, 16.541], [104.72, 16.54]]] };
  assert.deepEqual(codes(await propose({ ...wish, geometry: bow })), ['E5767 geometry']);
  const round = Array.from({ length: 501 }, (_, i) => [104.72 + 0.001 * Math.cos((i * 2 * Math.PI) / 501), 16.54 + 0.001 * Math.sin((i * 2 * Math.PI) / 501)]);
  assert.deepEqual(codes(await propose({ ...wish, geometry: { type: 'Polygon', coordinates: [[...round, round[0]]] } })), ['E5767 geometry']);
  assert.deepEqual(codes(await propose({ ...wish, website: 'http://spam' })), ['E5770']);
  assert.deepEqual(codes(await propose({ ...wish, seconds: 1 })), ['E5770']);
  assert.equal((await propose({ ...wish, why: 'ก'.repeat(2_001) })).status, 422);
  assert.equal((await propose({ ...wish, why: 'ก'.repeat(30_000) })).status, 413);
  assert.equal((await propose(wish, { to: 'TH-49' })).body.code, 'E5604');
  assert.equal((await propose(wish, { to: 999_999 })).status, 404);
  assert.equal((await inbox()).counts.new, before);
});

test('a double tap is one proposal with one receipt; the receipt shows the state, however it is typed', async () => {
  const before = (await inbox()).counts.new;
  const [first, again] = [await propose(wish, { key: 'tap' }), await propose(wish, { key: 'tap' })];
  assert.deepEqual([first.status, again.status, again.body.receipt], [201, 201, first.body.receipt]);
  assert.match(first.body.receipt, /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
  assert.equal(first.body.keptDays, 365);
  assert.equal((await inbox()).counts.new, before + 1);
  const told = await call(null, 'GET', `/public/green/proposals/${first.body.receipt.toLowerCase().replaceAll('-', '')}`);
  assert.deepEqual([told.status, told.body.state, told.body.unitId, told.body.decidedOn], [200, 'new', unit, '']);
  assert.ok(!JSON.stringify(told.body).includes('ริมคลอง'), 'the words stay with the town');
  assert.equal((await call(null, 'GET', '/public/green/proposals/0000-0000-0000-0000')).body.code, 'E5778');
});

test('too many from one address wait; another address, and other people for the town, do not', async () => {
  const from = '198.51.100.7';
  for (let i = 0; i < 6; ++i) assert.equal((await propose(wish, { from })).status, 201, `number ${i + 1}`);
  const refused = await propose(wish, { from });
  assert.deepEqual([refused.status, codes(refused)], [429, ['E5771']]);
  assert.ok(Number(refused.retryAfter) > 0 && Number(refused.retryAfter) <= 60, `Retry-After ${refused.retryAfter}`);
  // The client's own word for where it comes from counts for nothing in front of the proxy's.
  assert.equal((await propose(wish, { from: `1.2.3.4, ${from}` })).status, 429);
  assert.equal((await propose(wish, { from: '198.51.100.8' })).status, 201);
  assert.equal((await propose(songkhla, { from, to: other })).status, 429, 'one address, whatever town');
});

test('contacts are seen by those who decide and by nobody else, in no list, file or audit row', async () => {
  assert.equal((await propose({ ...wish, ...secret })).status, 201);
  const { id } = await newest();
  assert.deepEqual((await page(id)).sender, { name: 'ทองใบ นามลับ', contact: '081-234-5678', erasedOn: '' });
  for (const who of ['province', 'viewer', 'department']) {
    const seen = await page(id, who);
    assert.deepEqual([seen.proposal?.id, seen.sender, seen.mayDecide], [id, null, false], who);
  }
  const audit = (await call('department', 'GET', `/audit?unit=${unit}&limit=500`)).body;
  const texts = [
    JSON.stringify(await inbox()), JSON.stringify(await inbox('province')), (await scene.file('officer', `/units/${unit}/green/proposals?format=csv`)).text, JSON.stringify(audit),
    JSON.stringify((await call(null, 'GET', `/public/units/${unit}/green`)).body), scene.log(),
  ];
  for (const text of texts) for (const word of ['ทองใบ', '081-234', '๐๘๑']) assert.ok(!text.includes(word), word);
  const row = audit.items.find((one) => one.action === 'green.proposal');
  assert.deepEqual([row.actor, row.personId], ['public', 0]);
  assert.ok(row.changes.some((one) => one.subject === `proposal/${id}/sender` && /^[0-9a-f]{64}$/.test(one.digest)));
});

test("another town's officer and a stranger find nothing; those who only read decide nothing", async () => {
  const { id, version } = await newest();
  for (const [who, status] of [['officer2', 404], [null, 401]]) {
    assert.equal((await call(who, 'GET', `/units/${unit}/green/proposals`)).status, status);
    assert.equal((await call(who, 'GET', `/units/${unit}/green/proposals?format=csv`)).status, status);
    assert.equal((await call(who, 'GET', `/green/proposals/${id}`)).status, status);
    assert.equal((await call(who, 'POST', `/green/proposals/${id}/decision`, { state: 'spam' }, version)).status, status);
    assert.equal((await call(who, 'PUT', `/green/proposals/${id}/words`, { publicText: 'x' }, version)).status, status);
  }
  for (const who of ['province', 'viewer', 'department']) assert.equal((await call(who, 'POST', `/green/proposals/${id}/decision`, { state: 'spam' }, version)).body.code, 'E5761', who);
  assert.equal((await call('officer', 'GET', `/units/${unit}/green/proposals?state=open`)).body.code, 'E5777');
});

test('an accepted proposal is a planned plot at once, public in the words of the officer alone, and is undone with its plot', async () => {
  const sent = await propose({ ...wish, ...secret, geometry: square(104.7211, 16.5433) });
  const { id, area } = await newest();
  assert.ok(area.cm2 > 0);
  assert.equal((await call('officer', 'POST', `/green/proposals/${id}/decision`, { state: 'spam' })).status, 428);
  assert.equal((await call('officer', 'POST', `/green/proposals/${id}/decision`, { state: 'spam' }, 7)).status, 412);
  assert.deepEqual(codes(await decide(id, { state: 'accepted', plot: { nameTh: ' ', type: 'ป่า' }, publicText: '<i>x' })), ['E5519 plot.type', 'E5605 plot.nameTh', 'E5772 publicText']);
  const taken = await decide(id, { state: 'accepted', plot: { nameTh: 'สวนริมคลองที่ประชาชนเสนอ', type: '6' }, publicText: 'จะทำเป็นสวนในปีหน้า', reason: 'ขอบคุณ' });
  assert.equal(taken.status, 200, JSON.stringify(taken.body));
  const plot = taken.body.proposal.plotId;
  const made = (await call('officer', 'GET', `/green/plots/${plot}`)).body;
  assert.deepEqual([made.plot.status, made.plot.type, made.plot.area.cm2, made.plot.demo], ['planned', '6', area.cm2, false]);
  assert.ok(taken.body.near.every((one) => one.id !== plot) && taken.body.near.length <= 3);
  assert.deepEqual(taken.body.near.map((one) => one.metres), taken.body.near.map((one) => one.metres).toSorted((a, b) => a - b));
  const town = (await call(null, 'GET', `/public/units/${unit}/green`)).body;
  const shown = town.accepted.find((one) => one.id === id);
  assert.deepEqual([shown.nameTh, shown.publicText, shown.latE7, shown.status], ['สวนริมคลองที่ประชาชนเสนอ', 'จะทำเป็นสวนในปีหน้า', place.latE7, 'planned']);
  for (const word of ['ที่ว่างริมคลอง', 'เด็กไม่มีที่เล่น', 'ขอบคุณ']) assert.ok(!JSON.stringify(town).includes(word), word);
  assert.ok(!town.plots.items.some((one) => one.id === plot), 'a planned plot is not open yet');
  const told = (await call(null, 'GET', `/public/green/proposals/${sent.body.receipt}`)).body;
  assert.deepEqual([told.state, told.reason, told.plotNameTh], ['accepted', 'ขอบคุณ', 'สวนริมคลองที่ประชาชนเสนอ']);
  const version = (await page(id)).proposal.version;
  assert.equal((await call('officer', 'PUT', `/green/proposals/${id}/words`, { publicText: 'เปลี่ยนคำ' }, version)).body.proposal.publicText, 'เปลี่ยนคำ');
  assert.equal((await decide(id, { state: 'declined', reason: 'x' })).body.code, 'E5773', 'first undone, then decided anew');
  assert.deepEqual(codes(await decide(id, { state: 'new' })), ['E5774 reason']);
  assert.equal((await decide(id, { state: 'new', reason: 'กดผิด' })).body.proposal.state, 'new');
  assert.equal((await call('officer', 'GET', `/green/plots/${plot}`)).status, 404);
  assert.ok(!(await call(null, 'GET', `/public/units/${unit}/green`)).body.accepted.some((one) => one.id === id));
  assert.deepEqual((await page(id)).steps.map((one) => one.state), ['accepted', 'new']);
});

test('when its plot goes into another the proposal leads to the plot that stays, and back when that is undone', async () => {
  const took = [];
  for (const [i, nameTh] of ['สวนข้างหนึ่ง', 'สวนอีกข้าง'].entries()) {
    await propose({ ...wish, geometry: square(104.73 + i / 1000, 16.55) });
    took.push((await decide((await newest()).id, { state: 'accepted', plot: { nameTh, type: '6' }, publicText: nameTh })).body.proposal);
  }
  const [stays, goes] = await Promise.all(took.map(async (one) => (await call('officer', 'GET', `/green/plots/${one.plotId}`)).body));
  const corners = [[104.73, 16.55], [104.732, 16.55], [104.732, 16.551], [104.73, 16.551], [104.73, 16.55]];
  const entry = { nameTh: 'สวนข้างหนึ่ง', type: '6', geometry: { type: 'Polygon', coordinates: [corners] }, facilities: [] };
  const merged = await call('officer', 'POST', `/green/plots/${stays.plot.id}/merge`, { absorbed: [{ plot: goes.plot.id, version: goes.plot.version }], entry, day: '2026-05-01', reason: 'ทำเป็นสวนเดียว' }, stays.plot.version);
  assert.equal(merged.status, 200, JSON.stringify(merged.body));
  const plotOf = async (proposal) => (await page(proposal.id)).proposal.plotId;
  assert.deepEqual([await plotOf(took[0]), await plotOf(took[1])], [stays.plot.id, stays.plot.id]);
  assert.equal((await decide(took[1].id, { state: 'new', reason: 'กดผิด' })).body.code, 'E5776', 'the plot is more than this proposal');
  await call('officer', 'POST', `/green/plots/${stays.plot.id}/undo`, { reason: 'ผิด' }, merged.body.plot.version);
  assert.deepEqual([await plotOf(took[0]), await plotOf(took[1])], [stays.plot.id, goes.plot.id]);
});

test('a point alone asks for an area; a plot that was worked on is not taken away', async () => {
  await propose(wish);
  const { id } = await newest();
  assert.deepEqual(codes(await decide(id, { state: 'accepted', plot: { nameTh: 'สวน' } })), ['E5606 plot.geometry']);
  assert.deepEqual(codes(await decide(id, { state: 'accepted', plot: { nameTh: 'สวน', statedArea: '2-3 ไร่' } })), ['E5504 plot.statedArea']);
  const taken = await decide(id, { state: 'accepted', plot: { nameTh: 'สวน', statedArea: '2-1-0 ไร่' } });
  assert.equal(taken.status, 200, JSON.stringify(taken.body));
  const plot = (await call('officer', 'GET', `/green/plots/${taken.body.proposal.plotId}`)).body;
  const entry = Object.fromEntries(Object.entries({ ...plot.entry, nameTh: 'สวนใหม่' }).filter(([, value]) => value !== null));
  assert.equal((await call('officer', 'PUT', `/green/plots/${plot.plot.id}`, entry, plot.plot.version)).status, 200);
  assert.equal((await decide(id, { state: 'new', reason: 'กดผิด' })).body.code, 'E5776');
});

test('declined with a reason, spam, and a duplicate of another one of the same town', async () => {
  await propose(wish);
  const first = await newest();
  await propose(wish);
  const second = await newest();
  await propose(songkhla, { to: other });
  const foreign = (await call('officer2', 'GET', `/units/${other}/green/proposals`)).body.items[0];
  assert.deepEqual(codes(await decide(first.id, { state: 'declined' })), ['E5774 reason']);
  for (const duplicateOf of [second.id, foreign.id, 999_999, undefined]) assert.deepEqual(codes(await decide(second.id, { state: 'duplicate', duplicateOf })), ['E5775 duplicateOf']);
  assert.equal((await decide(second.id, { state: 'duplicate', duplicateOf: first.id })).body.proposal.duplicateOf, first.id);
  assert.deepEqual((await page(first.id)).duplicates, [second.id]);
  assert.equal((await decide(first.id, { state: 'duplicate', duplicateOf: second.id })).body.code, 'E5775', 'no duplicate of a duplicate');
  assert.equal((await decide(first.id, { state: 'declined', reason: 'ที่ดินเอกชน' })).body.proposal.state, 'declined');
  const counts = (await inbox('officer', '?state=declined')).counts;
  assert.ok(counts.declined >= 1 && counts.duplicate >= 1);
  assert.ok((await inbox('officer', '?state=declined')).items.every((one) => one.state === 'declined'));
  const file = await scene.file('officer', `/units/${unit}/green/proposals?format=csv&state=duplicate`);
  assert.match(file.text, new RegExp(`^${second.id},ซ้ำกับข้อเสนออื่น,`, 'm'));
});

test('pages of the list hold each proposal once', async () => {
  const ids = [];
  for (let next = ''; ;) {
    const one = await inbox('officer', `?limit=3${next && `&cursor=${encodeURIComponent(next)}`}`);
    ids.push(...one.items.map((row) => row.id));
    if (!(next = one.next)) break;
  }
  const { counts } = await inbox();
  assert.equal(new Set(ids).size, ids.length);
  assert.equal(ids.length, Object.values(counts).reduce((a, b) => a + b));
});

test('name and contact are erased once the decision is as old as the operator says; the proposal stays', async () => {
  assert.equal((await propose({ ...wish, ...secret })).status, 201);
  const open = await newest();
  assert.equal((await propose({ ...wish, ...secret })).status, 201);
  const decided = await newest();
  const done = await decide(decided.id, { state: 'spam' });
  assert.match(done.body.sender.erasedOn, /^\d{4}-\d{2}-\d{2}$/);
  const again = spawn(program, ['serve', '--database', scene.database, '--port', '0', '--files', `${scene.folder}/files`, '--contact-days', '0'], { stdio: 'ignore' });
  try {
    for (const end = Date.now() + 20_000; (await page(decided.id)).sender; await new Promise((wait) => setTimeout(wait, 50))) assert.ok(Date.now() < end, 'erased within 20 s of a start');
  } finally {
    again.kill('SIGTERM');
    await new Promise((gone) => again.once('exit', gone));
  }
  assert.equal((await page(open.id)).sender.contact, '081-234-5678', 'not decided: kept');
  assert.equal((await page(decided.id)).proposal.nowText, wish.nowText);
  const rows = (await call('department', 'GET', `/audit?unit=${unit}&limit=500`)).body.items.filter((one) => one.action === 'green.proposal.erase');
  assert.ok(rows.some((one) => one.actor === 'system' && one.changes[0].subject === `proposal/${decided.id}/sender`));
});

test('where a tree of note stands at a home is told to its town alone: in no list, page, box or tile', async () => {
  const entry = { species: 'จามจุรี', class: 'heritage', setting: 'home', latE7: 165_001_111, lonE7: 1_047_301_111 };
  const made = await call('officer', 'POST', `/units/${unit}/green/trees`, { entry });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const id = made.body.tree.id;
  const box = '104.7300,16.4999,104.7302,16.5003';
  assert.ok((await call('officer', 'GET', `/units/${unit}/green/trees?bbox=${box}`)).body.items.some((one) => one.id === id && one.latE7 === entry.latE7));
  assert.deepEqual((await call(null, 'GET', `/units/${unit}/green/trees?bbox=${box}`)).body.items, []);
  assert.equal((await call(null, 'GET', `/green/trees/${id}`)).body.tree.latE7, null);
  const seen = [];
  for (let next = ''; ;) {
    const one = (await call(null, 'GET', `/public/units/${unit}/green/trees?limit=5${next && `&cursor=${encodeURIComponent(next)}`}`)).body;
    seen.push(...one.items);
    if (!(next = one.next)) {
      assert.equal(seen.length, one.total);
      break;
    }
  }
  const found = seen.find((one) => one.id === id);
  assert.deepEqual([found.class, found.latE7, found.lonE7, found.species], ['heritage', null, null, 'Samanea saman']);
  assert.ok(seen.some((one) => one.latE7 !== null));
  const [x, y] = [Math.floor(((104.7301111 + 180) / 360) * 2 ** 16), Math.floor(((1 - Math.asinh(Math.tan((16.5001111 * Math.PI) / 180)) / Math.PI) / 2) * 2 ** 16)];
  const bytes = async (who, path) => (await (await scene.get(who, `${path}/16/${x}/${y}`)).arrayBuffer()).byteLength;
  assert.ok((await bytes('officer', `/units/${unit}/green/tiles`)) > (await bytes(null, '/green/tiles')));
});

test('the public page of a town tells what is public, page by page, and nothing of papers, owners and money', async () => {
  const town = (await call(null, 'GET', `/public/units/${unit}/green`)).body;
  assert.equal(town.demo, true);
  assert.ok(town.open.once.cm2 > 0 && town.people.value > 0 && town.targets.every((one) => one.measure === 'open' && one.source && one.certainty));
  const all = (await call(null, 'GET', `/public/units/${unit}/green/plots?limit=200`)).body;
  assert.equal(all.total, all.items.length);
  assert.deepEqual(all.items.slice(0, town.plots.items.length).map((one) => one.id), town.plots.items.map((one) => one.id));
  const pages = [];
  for (let next = ''; ;) {
    const one = (await call(null, 'GET', `/public/units/${unit}/green/plots?limit=2${next && `&cursor=${encodeURIComponent(next)}`}`)).body;
    pages.push(...one.items.map((row) => row.id));
    if (!(next = one.next)) break;
  }
  assert.deepEqual(pages, all.items.map((one) => one.id));
  assert.ok(all.items.every((one) => one.sustainable.reasons.length === 4 && ['yes', 'no', 'unknown'].includes(one.sustainable.value)));
  assert.equal(all.total, (await call(null, 'GET', `/units/${unit}/green/plots`)).body.plots);
  for (const word of ['owner', 'document', 'baht', 'budget', 'keeper', 'rightOfUse']) assert.ok(!JSON.stringify(town).toLowerCase().includes(word.toLowerCase()), word);
});

// SPDX-License-Identifier: Apache-2.0
// A file of monthly reports through the real server: rehearsed, imported, counted, revised; drafts of an officer; findings as CSV.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startDemoServer } from '../server.mjs';

const program = process.env.MUANG ?? fileURLToPath(new URL('../../build/release/muang', import.meta.url));
let server;
let town, uid;
const cookies = {};
const common = { 'x-requested-with': 'muang', 'sec-fetch-site': 'same-origin' };
const json = { ...common, 'content-type': 'application/json' };

before(async () => {
  server = await startDemoServer();
  for (const key of ['officer', 'officer2', 'province', 'region', 'department']) {
    const { login, password } = server.account(key);
    const answer = await fetch(server.url + '/api/v1/session', { method: 'POST', headers: json, body: JSON.stringify({ login, password }) });
    cookies[key] = answer.headers.getSetCookie()[0].split(';')[0];
  }
  town = server.account('officer').unitId;
  uid = (await call('officer', 'GET', `/units/${town}`)).body.uid;
});
after(() => server?.stop());

async function call(who, method, path, body, version) {
  const headers = { ...json, ...(who && { cookie: cookies[who] }), ...(version !== undefined && { 'if-match': `"${version}"` }) };
  const answer = await fetch(`${server.url}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
  return { status: answer.status, body: await answer.json() };
}
async function send(who, text, { dry = false, name = 'ขยะ.csv' } = {}) {
  const form = new FormData();
  form.set('file', new Blob([text], { type: 'text/csv' }), name);
  const answer = await fetch(`${server.url}/api/v1/waste/imports${dry ? '?dry-run=true' : ''}`, { method: 'POST', headers: { ...common, ...(who && { cookie: cookies[who] }) }, body: form });
  return { status: answer.status, body: await answer.json() };
}
const heading = 'lg_code,year,month,generated_t,collected_t,source_utilised_t,population,reported_on\n';
const row = (code, month, generated = 900) => `${code},2564,${month},${generated},600,200,30000,2021-12-31\n`;
const total = async () => (await call(null, 'GET', '/waste/totals?year=2564&by=province')).body.rows.find((one) => one.id === 'TH-49');
const month = (who, at) => call(who, 'GET', `/units/${town}/waste/${at}`);

test('an office rehearses a file, imports it, and the totals change at once; the same file again is told and doubles nothing', async () => {
  const text = heading + row(uid, 1) + row(uid, 2, 800) + row(uid, 13) + row('LG-0001', 1) + row('LG-9999', 1);
  const counted = await total();
  const rehearsed = (await send('province', text, { dry: true })).body;
  assert.deepEqual([rehearsed.written, rehearsed.id, rehearsed.rows, rehearsed.accepted, rehearsed.refused, rehearsed.taken], [false, 0, 5, 2, 3, 2]);
  assert.equal((await total()).generated, counted.generated, 'a rehearsal writes nothing');
  const done = (await send('province', text)).body;
  assert.deepEqual([done.written, done.taken, done.drafts, done.already, done.errors], [true, 2, 0, 0, 3]);
  assert.equal(done.sha256, createHash('sha256').update(text).digest('hex'));
  assert.deepEqual(done.findings.map((one) => `${one.row} ${one.rule}`), ['4 F03', '5 F11', '6 F01']);
  assert.ok(done.findings.every((one) => one.textTh && one.textEn && !one.textTh.includes('{')), 'every finding has its words');
  const now = await total();
  assert.deepEqual([now.generated, now.reported, now.months], [counted.generated + 1_700_000, counted.reported + 1, counted.months + 2]);
  const again = await send('province', text);
  assert.deepEqual([again.status, again.body.code], [409, 'E5364']);
  assert.equal((await total()).generated, now.generated);

  const shown = await call('province', 'GET', `/waste/imports/${done.id}`);
  assert.deepEqual([shown.body.taken, shown.body.refused, shown.body.fileName, shown.body.findings.length], [2, 3, 'ขยะ.csv', 3]);
  assert.ok(shown.body.personName);
  assert.equal((await call('officer', 'GET', `/waste/imports/${done.id}`)).status, 404, 'an officer does not see the file of the office');
  assert.equal((await call('officer2', 'GET', `/waste/imports/${done.id}/findings`)).status, 404);
  assert.equal((await call('department', 'GET', `/waste/imports/${done.id}`)).status, 200, 'the department reads everything');
  const csv = await fetch(`${server.url}/api/v1/waste/imports/${done.id}/findings`, { headers: { ...common, cookie: cookies.province } });
  assert.match(csv.headers.get('content-disposition'), /attachment/);
  const lines = (await csv.text()).trim().split('\r\n');
  assert.equal(lines.length, 4);
  assert.match(lines[1], /^4,month,F03,error,/);
});

test('an imported month is a month like the others: seen by the town and the office, revised, sent back, closed', async () => {
  let form = (await month('officer', '2564-01')).body;
  assert.deepEqual([form.state, form.revision, form.editable, form.figures.generated, form.figures.collected, form.figures.population_registered], ['approved', 0, false, 900_000, 600_000, 30_000]);
  assert.equal(form.previousMonth, '');
  assert.equal((await month('officer', '2564-02')).body.previous.generated, 900_000, 'the month before is known');
  const office = (await call('province', 'GET', '/waste/reports?month=2564-01')).body.items.find((one) => one.unitId === town);
  assert.deepEqual([office.state, office.generated, office.version], ['approved', 900_000, form.version]);
  assert.equal((await call('officer', 'PUT', `/units/${town}/waste/2564-01`, { figures: { generated: 1 } }, form.version)).body.code, 'E5304');
  let history = (await call('officer', 'GET', `/units/${town}/waste/2564-01/history`)).body;
  assert.deepEqual(history.events.map((one) => [one.step, one.fromState, one.toState, one.reason]), [['import', 'none', 'approved', 'ขยะ.csv']]);

  const before = (await total()).generated;
  form = (await call('officer', 'POST', `/units/${town}/waste/2564-01/steps`, { step: 'revise', reason: 'ใบชั่งตกหล่น' }, form.version)).body;
  assert.deepEqual([form.state, form.revision], ['draft', 1], JSON.stringify(form));
  assert.equal((await total()).generated, before, 'the imported figures count until the revision is approved');
  history = (await call('officer', 'GET', `/units/${town}/waste/2564-01/history`)).body;
  assert.deepEqual(history.events.map((one) => one.step), ['import', 'revise']);
  assert.deepEqual(history.revisions.map((one) => [one.revision, one.counted, one.figures.generated]), [[0, true, 900_000], [1, false, 900_000]]);

  const second = (await month('region', '2564-02')).body;
  const closed = await call('region', 'POST', `/units/${town}/waste/2564-02/steps`, { step: 'close', reason: '' }, second.version);
  assert.equal(closed.body.state, 'closed');
  assert.equal((await total()).generated, before, 'a closed month still counts, once');
  assert.equal((await send('province', heading + row(uid, 1) + row(uid, 2) + row(uid, 3))).body.taken, 1, 'months touched since are still reported months');
  assert.equal((await total()).generated, before + 900_000);
  const nation = async (basis) => (await call(null, 'GET', `/waste/totals?year=2564&basis=${basis}&by=nation`)).body;
  const calendar = await nation('calendar');
  assert.equal(calendar.months.reduce((sum, one) => sum + one.generated, 0), calendar.rows[0].generated, 'months and years of the nation are the same sum');
  assert.equal((await nation('fiscal')).rows[0].generated, calendar.rows[0].generated, 'January to March lie in the same fiscal year');
});

test("an officer's own file makes drafts that do not count; whoever neither fills nor checks reports may not import", async () => {
  const before = (await total()).generated;
  const done = (await send('officer', heading + row(uid, 6) + row(uid, 1) + row('LG-0001', 6))).body;
  assert.deepEqual([done.taken, done.drafts, done.already, done.refused], [1, 1, 1, 1]);
  assert.deepEqual(done.findings.filter((one) => one.row > 2).map((one) => one.rule), ['F15', 'F11']);
  const form = (await month('officer', '2564-06')).body;
  assert.deepEqual([form.state, form.editable, form.figures.uncollected], ['draft', true, 100_000]);
  assert.equal((await total()).generated, before);
  assert.equal((await call('province', 'GET', `/waste/imports/${done.id}`)).status, 200, 'the office sees the files of its towns');
  for (const who of ['region', 'department']) assert.equal((await send(who, heading + row(uid, 7))).body.code, 'E5361');
  assert.equal((await send(null, heading)).status, 401);
});

test('bad input is told with its code and nothing is written', async () => {
  for (const [text, code] of [['', 'E5001'], ['a,b\n1,2\n', 'E5002'], ['\0\0\0', 'E5006'], ['PK\x03\x04broken', 'E5004']]) {
    const answer = await send('province', text);
    assert.equal(answer.body.code, code, JSON.stringify(answer.body));
    assert.ok(answer.status >= 400 && answer.status < 500);
  }
  const form = new FormData();
  form.set('name', 'x');
  const none = await fetch(`${server.url}/api/v1/waste/imports`, { method: 'POST', headers: { ...common, cookie: cookies.province }, body: form });
  assert.equal((await none.json()).code, 'E5362');
  assert.equal((await send('province', heading + `${uid},2564,8,=1+1,"\u202E,,,\n` + row(uid, 9, 1e300))).body.taken, 0);
  for (const id of ['0', 'x', '999999']) assert.equal((await call('province', 'GET', `/waste/imports/${id}`)).status, 404);
});

test('the command line imports a file in the name of a person and says what it did', () => {
  const file = join(server.folder, 'months.csv');
  const findings = join(server.folder, 'findings.csv');
  writeFileSync(file, heading + row(uid, 10) + row(uid, 11));
  const run = (...more) => JSON.parse(execFileSync(program, ['waste', 'import', file, '--as', server.account('province').login, '--database', server.database, '--format', 'json', ...more], { encoding: 'utf8' }));
  assert.deepEqual([run('--dry-run').taken, run('--dry-run').id], [2, 0]);
  assert.equal(run('--findings', findings).taken, 2);
  assert.throws(() => run(), (fault) => fault.status === 1 && fault.stderr.includes('E5364'));
  assert.match(execFileSync(program, ['verify', '--database', server.database], { encoding: 'utf8' }), /intact/);
  assert.ok(!server.log().includes('"level":"error"'));
});

// SPDX-License-Identifier: Apache-2.0
// Who may do what, written by hand in expected.csv (endpoint × person), compared with real HTTP answers.
// allow: the answer is about the request itself (2xx, 304, 409, 412, 415, 422, 428); sign-in: 401; deny: 403; hide: 404;
// no: 403 or 404.
// An endpoint of the program without a line here fails, and so does a line without an endpoint.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { startDemoServer } from '../server.mjs';

const here = new URL('.', import.meta.url);
const read = (name) => readFileSync(new URL(name, here), 'utf8');
const lines = read('expected.csv').trim().split('\n').filter((l) => !l.startsWith('#')).map((l) => l.split(','));
const [head, ...rows] = lines;
const people = head.slice(2);
const requests = JSON.parse(read('requests.json'));

let server;
const cookies = new Map();

before(async () => {
  server = await startDemoServer();
  for (const account of server.accounts) {
    const answer = await fetch(server.url + '/api/v1/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-requested-with': 'muang', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ login: account.login, password: account.password }),
    });
    assert.equal(answer.status, 200, `${account.key} signs in`);
    cookies.set(account.key, answer.headers.getSetCookie()[0].split(';')[0]);
  }
});
after(() => server?.stop());

const verdict = (status) => ({ 401: 'sign-in', 403: 'deny', 404: 'hide' })[status] ?? (status >= 500 ? `fault ${status}` : 'allow');

// "officer@other" asks as the officer for a unit outside the scope; "officer" for the own one.
function fill(template, where) {
  const values = requests.values[where];
  const account = server.account(where === 'own' ? 'officer' : 'officer2');
  const known = { ...values, unit: account.unitId, person: account.personId, salt: Math.floor(Math.random() * 1e9) };
  const text = JSON.stringify(template).replace(/"\{unit\}"/g, String(known.unit));
  return JSON.parse(text.replace(/\{(\w+)\}/g, (whole, name) => known[name] ?? whole));
}

async function ask(method, path, person) {
  const [key, where = 'own'] = person.split('@');
  const request = requests.bodies[`${method} ${path}`] ?? {};
  const target = fill({ path: path + (request.query ?? ''), body: request.body ?? null }, where);
  assert.ok(!target.path.includes('{'), `${method} ${path}: no value for ${target.path}`);
  const headers = { 'x-requested-with': 'muang', 'sec-fetch-site': 'same-origin', 'if-match': request.ifMatch ?? '"0"', 'idempotency-key': `${key}-${Math.random()}` };
  if (cookies.has(key)) headers.cookie = cookies.get(key);
  let body;
  if (request.file) {
    body = new FormData();
    body.set('file', new Blob([request.file.content], { type: request.file.type }), request.file.name);
    for (const [name, value] of Object.entries(request.form ?? {})) body.set(name, value);
  } else if (!['GET', 'DELETE'].includes(method)) {
    headers['content-type'] = 'application/json';
    body = JSON.stringify(target.body ?? {});
  }
  const answer = await fetch(server.url + target.path, { method, headers, body, redirect: 'manual' });
  return { verdict: verdict(answer.status), status: answer.status, text: (await answer.text()).slice(0, 300) };
}

test('every endpoint of the program has a line, and every line an endpoint', () => {
  const api = JSON.parse(readFileSync(new URL('../../api/openapi.json', here), 'utf8'));
  const served = Object.entries(api.paths).flatMap(([path, methods]) => Object.keys(methods).map((m) => `${m.toUpperCase()} ${path}`));
  const written = rows.map(([method, path]) => `${method} ${path}`);
  assert.deepEqual(served.filter((e) => !written.includes(e)), [], 'served, but no line in expected.csv');
  assert.deepEqual(written.filter((e) => !served.includes(e)), [], 'a line, but not served');
});

// Signing out and one's own password come last: they end the session that the others use.
const ends = (row) => row[0] === 'DELETE' && row[1] === '/api/v1/session' ? 2 : row[1] === '/api/v1/session/password' ? 1 : 0;
for (const row of [...rows].sort((a, b) => ends(a) - ends(b))) {
  const [method, path, ...expected] = row;
  test(`${method} ${path}`, async () => {
    const wrong = [];
    for (const [i, person] of people.entries()) {
      const got = await ask(method, path, person);
      const fits = expected[i] === 'no' ? ['deny', 'hide'].includes(got.verdict) : got.verdict === expected[i];
      if (!fits) wrong.push(`${person}: expected ${expected[i]}, got ${got.verdict} (${got.status} ${got.text})`);
    }
    assert.deepEqual(wrong, []);
  });
}

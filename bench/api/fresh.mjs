// SPDX-License-Identifier: Apache-2.0
// The aggregate right after a write, again and again: what a reader pays when nothing can be kept. The write itself is not
// counted. On the product the department revokes an announced result and announces it again (both change the answer).
import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';

const [demoFile, product, peer] = process.argv.slice(2);
const demo = JSON.parse(readFileSync(demoFile, 'utf8'));
const rounds = Number(process.env.ROUNDS ?? 200);
const department = demo.accounts.find((a) => a.key === 'department');
const common = { 'content-type': 'application/json', 'x-requested-with': 'muang', 'sec-fetch-site': 'same-origin' };

const signIn = await fetch(`${product}/api/v1/session`, { method: 'POST', headers: common, body: JSON.stringify({ login: department.login, password: department.password }) });
const cookie = signIn.headers.getSetCookie()[0].split(';')[0];
const units = (await (await fetch(`${product}/api/v1/units?class=local-government&kind=city&limit=30`)).json()).items;

async function announced() {
  for (const unit of units) {
    const answer = await fetch(`${product}/api/v1/units/${unit.id}/sheets/2564`, { headers: { cookie } });
    if (!answer.ok) continue;
    const sheet = await answer.json();
    if (sheet.state === 'announced') return { unit, sheet };
  }
  throw new Error('no announced sheet to change');
}

let { unit, sheet } = await announced();
async function change() {
  const action = sheet.state === 'announced' ? 'revoke' : 'announce';
  const answer = await fetch(`${product}/api/v1/units/${unit.id}/sheets/2564/transitions`, {
    method: 'POST',
    headers: { ...common, cookie, 'if-match': `"${sheet.version}"`, 'idempotency-key': String(Math.random()) },
    body: JSON.stringify({ action, reason: 'bench' }),
  });
  if (!answer.ok) throw new Error(`${action}: ${answer.status} ${await answer.text()}`);
  sheet = await answer.json();
}

async function timed(read, write) {
  const times = [];
  const seen = new Set();
  for (let i = 0; i < rounds; i++) {
    await write();
    const begin = process.hrtime.bigint();
    seen.add(await read());
    times.push(Number(process.hrtime.bigint() - begin) / 1e6);
  }
  times.sort((a, b) => a - b);
  return { median: times[Math.floor(rounds / 2)], p99: times[Math.floor(rounds * 0.99)], distinct: seen.size };
}

// Neither side compresses: the peer cannot, and unpacking would be the client's time. One connection, kept open.
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const read = (url) => () => new Promise((done, failed) => {
  get(url, { agent }, (answer) => {
    const parts = [];
    answer.on('data', (part) => parts.push(part)).on('end', () => done(Buffer.concat(parts).toString('latin1'))).on('error', failed);
  }).on('error', failed);
});
const ours = await timed(read(`${product}/api/v1/assessments/means?year=2564&by=province`), change);
const theirs = await timed(read(`${peer}/means`), () => fetch(`${peer}/touch`, { method: 'POST' }));
agent.destroy();
const line = (name, t) => console.log(`  ${name.padEnd(34)} median ${t.median.toFixed(2)} ms   p99 ${t.p99.toFixed(2)} ms   ${t.distinct} different answers`);
line('muang, fresh after each write', ours);
line('fastify, computing', theirs);
console.log(`  fresh: ${(theirs.median / ours.median).toFixed(1)} × faster than computing in Fastify   aim ≥ 4`);
if (ours.distinct < 2) { console.error('the answer did not follow the writes'); process.exit(1); }

// Measures one engine: measure.mjs DATABASE SHARE LINK-FILE PEER… ; PEER takes a SQL text as its last argument.
import { spawn, execFileSync } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [database, share, linkFile, ...peer] = process.argv.slice(2);
const rounds = Number(process.env.ROUNDS ?? 40);
const folder = mkdtempSync(join(tmpdir(), 'muang-nation-'));
const log = openSync(join(folder, 'log'), 'w');
const child = spawn(process.env.MUANG, ['serve', '--database', database, '--share', share, '--port', '0', '--files', folder], { stdio: ['ignore', log, log] });
let port;
for (let i = 0; !port && i < 400; i++) {
  await new Promise((done) => setTimeout(done, 50));
  port = /"port":(\d+)|listening on \S+:(\d+)/.exec(readFileSync(join(folder, 'log'), 'utf8'))?.slice(1).find(Boolean);
}
if (!port) throw new Error(readFileSync(join(folder, 'log'), 'utf8'));
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const common = { 'x-requested-with': 'muang', 'sec-fetch-site': 'same-origin' };
function call(method, path, headers = {}, body) {
  return new Promise((done, failed) => {
    const sent = request(`http://127.0.0.1:${port}/api/v1${path}`, { method, agent, headers: { ...common, ...headers } }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part)).on('end', () => done({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(parts).toString() }));
    });
    sent.on('error', failed).end(body);
  });
}
async function timed(work) {
  const begin = process.hrtime.bigint();
  const answer = await work();
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
  return Number(process.hrtime.bigint() - begin) / 1e6;
}
const at = (times, share) => times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];

const token = /\/(?:link|links)\/([\w-]+)/.exec(readFileSync(linkFile, 'utf8'))?.[1];
const json = { 'content-type': 'application/json' };
const used = await call('POST', `/links/${token}`, json, JSON.stringify({ password: 'a long bench password', login: 'bench', displayName: 'bench' }));
const cookie = used.headers['set-cookie']?.[0].split(';')[0];
if (!cookie) throw new Error(`no session: ${used.status} ${used.text}`);

// One more month of one place: a real write through the audited gate, after which nothing that was kept may be served.
let written = 0;
async function write() {
  written++;
  const code = `LG${String(written).padStart(5, '0')}`;
  const text = `lg_code,year,month,generated_t,reported_on\n${code},2014,1,${100 + written},2014-02-01\n`;
  const form = ['--x', 'content-disposition: form-data; name="file"; filename="m.csv"', 'content-type: text/csv', '', text, '--x--', ''].join('\r\n');
  const answer = await call('POST', '/waste/imports', { cookie, 'content-type': 'multipart/form-data; boundary=x' }, form);
  if (answer.status >= 300 || JSON.parse(answer.text).taken !== 1) throw new Error(answer.text);
}
const first = 2020 * 12, last = first + 11;
const byProvince = `SELECT p.parent_id, COUNT(*), SUM(generated), SUM(collected) FROM waste_month_reports r JOIN identity_unit_parents p ON p.unit_id = r.unit_id WHERE counted = 1 AND month BETWEEN ${first} AND ${last} GROUP BY p.parent_id`;
const byYear = 'SELECT month / 12, COUNT(*), SUM(generated), SUM(collected) FROM waste_month_reports WHERE counted = 1 GROUP BY month / 12';
const pages = [
  ['a year by province', '/waste/totals?year=2563&by=province', byProvince],
  ['a year of the nation', '/waste/totals?year=2563&by=nation', byProvince],
  ['the years of the nation', '/waste/years', byYear],
];
const engine = database.startsWith('sqlite:') ? 'SQLite' : 'PostgreSQL';
for (const [name, path, sql] of pages) {
  const fresh = [], kept = [], summed = [];
  for (let i = 0; i < rounds; i++) {
    await write();
    fresh.push(await timed(() => call('GET', path)));
    kept.push(await timed(() => call('GET', path)));
    if (i < 5) {
      const begin = process.hrtime.bigint();
      execFileSync(peer[0], [...peer.slice(1), sql]);
      summed.push(Number(process.hrtime.bigint() - begin) / 1e6);
    }
  }
  const ratio = at(fresh, 0.5) / at(summed, 0.5);
  console.log(`${engine.padEnd(11)} ${name.padEnd(24)} fresh after a write: median ${at(fresh, 0.5).toFixed(1)} ms, p95 ${at(fresh, 0.95).toFixed(1)} ms (aim < 50)   kept: ${at(kept, 0.5).toFixed(2)} ms   summed from the months by the engine: ${at(summed, 0.5).toFixed(0)} ms, ${ratio.toFixed(3)} ×`);
}
child.kill('SIGTERM');

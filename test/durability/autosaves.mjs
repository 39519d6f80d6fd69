// SPDX-License-Identifier: Apache-2.0
// The real server is killed with -9 in a storm of autosaves, again and again (ROUNDS, 20 by default). After each start: every
// acknowledged version of every line is there, and at the end the audit chain verifies.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const program = process.env.MUANG ?? fileURLToPath(new URL('../../build/release/muang', import.meta.url));
const rounds = Number(process.env.ROUNDS ?? 20);
const lines = ['ESC-02', 'ESC-03', 'ESC-04', 'ESC-05'];
const folder = mkdtempSync(join(tmpdir(), 'muang-autosaves-'));
const database = `sqlite:${folder}/muang.db`;

async function start(round) {
  const file = join(folder, `log-${round}`);
  const log = openSync(file, 'w');
  const child = spawn(program, ['serve', '--database', database, '--port', '0', '--files', join(folder, 'files')], { stdio: ['ignore', log, log] });
  for (let i = 0; i < 400; i++) {
    const found = /"event":"listening".*?"port":(\d+)/.exec(readFileSync(file, 'utf8'));
    if (found) return { child, url: `http://127.0.0.1:${found[1]}` };
    await new Promise((done) => setTimeout(done, 10));
  }
  throw new Error(readFileSync(file, 'utf8'));
}

test(`${rounds} times killed in a storm of autosaves: nothing acknowledged is lost, the chain verifies`, async () => {
  const demo = JSON.parse(execFileSync(program, ['demo', '--database', database, '--format', 'json'], { encoding: 'utf8' }));
  const officer = demo.accounts.find((a) => a.key === 'officer');
  const headers = { 'content-type': 'application/json', 'x-requested-with': 'muang', 'sec-fetch-site': 'same-origin' };
  const sheet = `/api/v1/units/${officer.unitId}/sheets/2565`;
  const acknowledged = new Map(lines.map((line) => [line, 0]));
  let writes = 0;
  let cookie;
  for (let round = 0; round <= rounds; round++) {
    const { child, url } = await start(round);
    if (!cookie) {
      const answer = await fetch(`${url}/api/v1/session`, { method: 'POST', headers, body: JSON.stringify({ login: officer.login, password: officer.password }) });
      cookie = answer.headers.getSetCookie()[0].split(';')[0];
    }
    const found = await (await fetch(url + sheet, { headers: { cookie } })).json();
    const version = new Map(found.answers.map((a) => [a.indicator, a.version]));
    for (const line of lines) assert.ok(version.get(line) >= acknowledged.get(line), `round ${round}: ${line} is at ${version.get(line)}, ${acknowledged.get(line)} was acknowledged`);
    const gone = new Promise((done) => child.once('exit', done));
    if (round === rounds) {
      child.kill('SIGTERM');
      await gone;
      break;
    }
    const storm = lines.map(async (line) => {
      for (let at = version.get(line); ; ) {
        const answer = await fetch(`${url}${sheet}/answers/${line}`, { method: 'PUT', headers: { ...headers, cookie, 'if-match': `"${at}"` }, body: JSON.stringify({ process: at % 11 }) });
        assert.equal(answer.status, 200, await answer.clone().text());
        at = (await answer.json()).answer.version;
        acknowledged.set(line, at);
        writes++;
      }
    });
    setTimeout(() => child.kill('SIGKILL'), 20 + Math.random() * 150);
    const ends = await Promise.allSettled(storm);
    for (const end of ends) assert.ok(end.reason instanceof TypeError || end.reason instanceof SyntaxError, String(end.reason)); // the connection broke
    await gone;
  }
  const verified = execFileSync(program, ['verify', '--database', database, '--format', 'json'], { encoding: 'utf8' });
  console.log(`${writes} acknowledged autosaves, ${rounds} kills`, verified.trim());
  assert.ok(writes > rounds, 'the storm wrote');
  rmSync(folder, { recursive: true, force: true });
});

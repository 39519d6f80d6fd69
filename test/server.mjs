// SPDX-License-Identifier: Apache-2.0
// Starts the real program on a fresh demonstration database and a free port. Used by the permission and browser tests.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const program = process.env.MUANG ?? fileURLToPath(new URL('../build/release/muang', import.meta.url));

export async function startDemoServer({ database, demo = [], serve = [] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'muang-test-'));
  const url = database ?? `sqlite:${folder}/muang.db`;
  const made = JSON.parse(execFileSync(program, ['demo', '--database', url, '--format', 'json', ...demo], { encoding: 'utf8', maxBuffer: 1 << 26 }));
  const logFile = join(folder, 'server.log');
  let child;
  const start = async () => {
    const log = openSync(logFile, 'w');
    child = spawn(program, ['serve', '--database', url, '--port', '0', '--files', join(folder, 'files'), ...serve], { stdio: ['ignore', log, log] });
    return `http://127.0.0.1:${await waitForPort(logFile, child)}`;
  };
  return {
    url: await start(),
    folder,
    database: url,
    accounts: made.accounts,
    values: made.values ?? {},
    demo: made,
    account: (key) => made.accounts.find((a) => a.key === key),
    log: () => readFileSync(logFile, 'utf8'),
    // As when the power fails: no goodbye, and the same database afterwards.
    async killAndStartAgain() {
      child.kill('SIGKILL');
      await new Promise((done) => child.once('exit', done));
      this.url = await start();
    },
    async stop() {
      child.kill('SIGTERM');
      await new Promise((done) => child.once('exit', done));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function waitForPort(logFile, child) {
  for (let i = 0; i < 200; i++) {
    const found = /"event":"listening".*?"port":(\d+)|listening on \S+:(\d+)/.exec(readFileSync(logFile, 'utf8'));
    if (found) return Number(found[1] ?? found[2]);
    if (child.exitCode !== null) break;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`the server did not start:\n${readFileSync(logFile, 'utf8')}`);
}

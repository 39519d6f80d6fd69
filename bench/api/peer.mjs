// SPDX-License-Identifier: Apache-2.0
// The same four questions from the same rows, as an experienced Node engineer would answer them: prepared statements,
// one process, no logging. "kept" answers are made once and sent from memory; nothing ever invalidates them.
import Database from 'better-sqlite3';
import Fastify from 'fastify';

const [file, port, year] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const db = new Database(file);
db.pragma('cache_size = -65536');
const app = Fastify({ logger: false });

const detail = db.prepare('SELECT * FROM peer_units WHERE id = ?');
const populations = db.prepare('SELECT day, persons FROM peer_populations WHERE unit_id = ? ORDER BY day');
app.get('/detail/:id', (request, reply) => {
  const unit = detail.get(Number(request.params.id));
  if (!unit) return reply.code(404).send({ status: 404 });
  return { ...unit, populations: populations.all(unit.id) };
});

const list = db.prepare('SELECT * FROM peer_units WHERE id > ? ORDER BY id LIMIT 50');
app.get('/list', (request) => {
  const items = list.all(Number(request.query.after ?? 0));
  return { items, nextCursor: items.length === 50 ? String(items.at(-1).id) : undefined };
});

const means = db.prepare(`SELECT u.province_id, s.indicator, AVG(s.points) AS mean, COUNT(*) AS sheets
  FROM peer_scores s JOIN peer_units u ON u.id = s.unit_id WHERE s.fiscal_year = ? GROUP BY u.province_id, s.indicator`);
const group = (rows) => {
  const provinces = new Map();
  for (const row of rows) {
    if (!provinces.has(row.province_id)) provinces.set(row.province_id, { id: row.province_id, sheets: row.sheets, indicators: [] });
    provinces.get(row.province_id).indicators.push({ id: row.indicator, mean: row.mean });
  }
  return { year, groups: [...provinces.values()] };
};
app.get('/means', () => group(means.all(year)));
let keptMeans;
app.get('/means-kept', (request, reply) => {
  keptMeans ??= JSON.stringify(group(means.all(year)));
  return reply.type('application/json').send(keptMeans);
});

const coverage = db.prepare(`SELECT province_id, MAX(passed) AS covered FROM peer_results WHERE fiscal_year <= ? GROUP BY province_id`);
const provinces = db.prepare(`SELECT * FROM peer_provinces ORDER BY id`);
app.get('/coverage', () => {
  const covered = new Map(coverage.all(year).map((row) => [row.province_id, row.covered === 1]));
  const board = provinces.all().map((p) => ({ ...p, covered: covered.get(p.id) ?? false }));
  return { year, provinces: board.length, covered: board.filter((p) => p.covered).length, board, missing: board.filter((p) => !p.covered) };
});

const touch = db.prepare('UPDATE peer_scores SET points = points WHERE unit_id = 1 AND indicator = ?');
app.post('/touch', () => ({ changed: touch.run('ESC-01').changes }));

await app.listen({ port, host: '127.0.0.1' });
console.log('ready');

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

const indicators = Array.from({ length: 34 }, (_, i) => `ESC-${String(i + 1).padStart(2, '0')}`);
const column = (id) => id.replace('-', '_').toLowerCase();
const means = db.prepare(`SELECT province_id, COUNT(*) AS sheets, ${indicators.map((id) => `AVG(${column(id)}) AS ${column(id)}`).join(', ')}
  FROM peer_sheets WHERE fiscal_year = ? GROUP BY province_id`);
const group = (rows) => ({
  year,
  groups: rows.map((row) => ({ id: row.province_id, sheets: row.sheets, indicators: indicators.map((id) => ({ id, mean: row[column(id)] })) })),
});
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

const touch = db.prepare('UPDATE peer_sheets SET esc_01 = esc_01 WHERE fiscal_year = ? AND province_id = (SELECT MIN(province_id) FROM peer_sheets)');
app.post('/touch', () => ({ changed: touch.run(year).changes }));

await app.listen({ port, host: '127.0.0.1' });
console.log('ready');

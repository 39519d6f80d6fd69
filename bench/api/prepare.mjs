// SPDX-License-Identifier: Apache-2.0
// The peer's database: the same rows in the plain tables that a small Node server would have.
import Database from 'better-sqlite3';

const [from, to] = process.argv.slice(2);
const db = new Database(to);
db.pragma('journal_mode = WAL');
db.exec(`ATTACH '${from}' AS muang;
CREATE TABLE peer_provinces AS SELECT u.id, u.uid, u.code, n.name_th, n.name_en FROM muang.identity_units u
  JOIN muang.identity_unit_names n ON n.unit_id = u.id WHERE u.class = 'province' AND u.in_programme = 1 GROUP BY u.id;
CREATE TABLE peer_units(id INTEGER PRIMARY KEY, uid TEXT, code TEXT, name_th TEXT, name_en TEXT, kind TEXT, province_id INTEGER, province_name_th TEXT,
  district_th TEXT, district_en TEXT, area_km2 REAL, latitude REAL, longitude REAL, coordinate_source TEXT, kind_source TEXT, name_source TEXT);
INSERT INTO peer_units SELECT u.id, u.uid, u.code, n.name_th, n.name_en, k.kind, p.parent_id, v.name_th, u.district_th, u.district_en, u.area_km2, u.latitude,
  u.longitude, u.coordinate_source, k.source, n.source
  FROM muang.identity_units u JOIN muang.identity_unit_names n ON n.unit_id = u.id JOIN muang.identity_unit_kinds k ON k.unit_id = u.id
  JOIN muang.identity_unit_parents p ON p.unit_id = u.id LEFT JOIN muang.identity_unit_names v ON v.unit_id = p.parent_id
  WHERE u.class = 'local-government' GROUP BY u.id;
CREATE TABLE peer_populations(unit_id INTEGER, day TEXT, persons INTEGER);
INSERT INTO peer_populations SELECT unit_id, day, persons FROM muang.identity_unit_populations;
CREATE INDEX peer_populations_unit ON peer_populations(unit_id);
CREATE TABLE peer_scores(unit_id INTEGER, fiscal_year INTEGER, indicator TEXT, points REAL, PRIMARY KEY (fiscal_year, unit_id, indicator)) WITHOUT ROWID;
INSERT INTO peer_scores SELECT s.unit_id, s.fiscal_year, substr(a.indicator, 1, 6), AVG(CASE WHEN a.lpa_max_hundredths IS NULL
    THEN COALESCE(a.process, 0) + COALESCE(a.output, 0) + COALESCE(a.outcome, 0) ELSE 30.0 * a.lpa_score_hundredths / a.lpa_max_hundredths END)
  FROM muang.assessment_sheets s JOIN muang.assessment_answers a ON a.sheet_id = s.id GROUP BY s.unit_id, s.fiscal_year, substr(a.indicator, 1, 6);
CREATE TABLE peer_results AS SELECT s.unit_id, s.fiscal_year, u.province_id, s.final_passed AS passed FROM muang.assessment_sheets s
  JOIN peer_units u ON u.id = s.unit_id WHERE s.state = 'announced';
CREATE INDEX peer_results_year ON peer_results(fiscal_year, province_id);
`);
// One row a sheet with a column an indicator, as an engineer who has to answer means would keep them.
const indicators = Array.from({ length: 34 }, (_, i) => `ESC-${String(i + 1).padStart(2, '0')}`);
const column = (id) => id.replace('-', '_').toLowerCase();
db.exec(`CREATE TABLE peer_sheets AS SELECT s.unit_id, s.fiscal_year, u.province_id, ${indicators
  .map((id) => `MAX(CASE WHEN s.indicator = '${id}' THEN s.points END) AS ${column(id)}`).join(', ')}
  FROM peer_scores s JOIN peer_units u ON u.id = s.unit_id GROUP BY s.unit_id, s.fiscal_year;
CREATE INDEX peer_sheets_year ON peer_sheets(fiscal_year, province_id);
ANALYZE;`);
const count = (table) => db.prepare(`SELECT COUNT(*) AS n FROM ${table}`).get().n;
console.log(`peer: ${count('peer_units')} units, ${count('peer_scores')} scores, ${count('peer_results')} results`);
db.close();

-- The peer on SQLite: .import into text, then a checked INSERT into typed tables with the keys and indices that a register needs. No
-- finding by row, no neighbours, no names but those that are right. Run by the sqlite3 shell in the folder that holds trees.csv.
.mode csv
CREATE TABLE raw (code TEXT, species TEXT, girth_cm TEXT, height_m TEXT, lat TEXT, lon TEXT, measured TEXT);
.import --skip 1 trees.csv raw
CREATE TABLE trees (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, species TEXT NOT NULL, lat_e7 INTEGER NOT NULL, lon_e7 INTEGER NOT NULL);
CREATE INDEX trees_place ON trees(lat_e7);
CREATE TABLE measurements (tree_id INTEGER NOT NULL, day TEXT NOT NULL, girth_mm INTEGER, height_mm INTEGER, PRIMARY KEY (tree_id, day)) WITHOUT ROWID;
INSERT OR IGNORE INTO trees
SELECT rowid, code, species, CAST(round(lat * 1e7) AS INTEGER), CAST(round(lon * 1e7) AS INTEGER) FROM raw
WHERE lat GLOB '[0-9]*' AND lat NOT GLOB '*[^0-9.]*' AND CAST(lat AS REAL) BETWEEN 5.5 AND 20.6 AND lon NOT GLOB '*[^0-9.]*' AND CAST(lon AS REAL) BETWEEN 97.3 AND 105.7
  AND date(measured) = measured AND measured <= date('now');
INSERT INTO measurements
SELECT r.rowid, r.measured, CASE WHEN r.girth_cm NOT GLOB '*[^0-9.]*' THEN CAST(round(r.girth_cm * 10) AS INTEGER) END,
  CASE WHEN r.height_m NOT GLOB '*[^0-9.]*' THEN CAST(round(r.height_m * 1000) AS INTEGER) END
FROM raw r JOIN trees t ON t.id = r.rowid;
.mode list
SELECT count(*) FROM trees;

-- The peer on PostgreSQL: \copy into text, then a checked INSERT into typed tables with the keys and indices that a register needs. Run by
-- psql in the folder that holds trees.csv, in a database of its own.
CREATE TABLE raw (line bigserial, code text, species text, girth_cm text, height_m text, lat text, lon text, measured text);
\copy raw (code, species, girth_cm, height_m, lat, lon, measured) from 'trees.csv' csv header
CREATE TABLE trees (id bigint PRIMARY KEY, code text NOT NULL UNIQUE, species text NOT NULL, lat_e7 bigint NOT NULL, lon_e7 bigint NOT NULL);
CREATE INDEX trees_place ON trees(lat_e7);
CREATE TABLE measurements (tree_id bigint NOT NULL, day date NOT NULL, girth_mm bigint, height_mm bigint, PRIMARY KEY (tree_id, day));
INSERT INTO trees
SELECT line, code, species, round(CAST(lat AS numeric) * 10000000), round(CAST(lon AS numeric) * 10000000) FROM raw
WHERE lat ~ '^[0-9]+(\.[0-9]+)?$' AND lon ~ '^[0-9]+(\.[0-9]+)?$' AND CAST(lat AS numeric) BETWEEN 5.5 AND 20.6
  AND CAST(lon AS numeric) BETWEEN 97.3 AND 105.7 AND CAST(measured AS date) <= current_date
ON CONFLICT DO NOTHING;
INSERT INTO measurements
SELECT r.line, CAST(r.measured AS date), CASE WHEN r.girth_cm ~ '^[0-9]+(\.[0-9]+)?$' THEN round(CAST(r.girth_cm AS numeric) * 10) END,
  CASE WHEN r.height_m ~ '^[0-9]+(\.[0-9]+)?$' THEN round(CAST(r.height_m AS numeric) * 1000) END
FROM raw r JOIN trees t ON t.id = r.line;
\pset tuples_only on
\pset format unaligned
SELECT count(*) FROM trees;

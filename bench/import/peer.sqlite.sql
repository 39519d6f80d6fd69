-- The peer on SQLite: .import into text, then a checked INSERT into a typed table with a key. The checks are those of ours that SQL
-- can express, what is kept is what we keep; which row broke which rule is not said. Run by the sqlite3 shell in the folder that holds months.csv.
.mode csv
CREATE TABLE known (code TEXT PRIMARY KEY) WITHOUT ROWID;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 7850) INSERT INTO known SELECT printf('LG%05d', i) FROM n;
CREATE TABLE raw (lg_code TEXT, year TEXT, month TEXT, generated_t TEXT, organic_t TEXT, recyclable_t TEXT, general_t TEXT,
  hazardous_t TEXT, disposal TEXT, reported_on TEXT);
.import --skip 1 months.csv raw
CREATE TABLE typed (lg_code TEXT NOT NULL, month INTEGER NOT NULL, generated INTEGER NOT NULL, reported_on TEXT NOT NULL,
  PRIMARY KEY (lg_code, month));
INSERT OR IGNORE INTO typed
SELECT lg_code, year * 12 + month - 1, CAST(round(generated_t * 1000) AS INTEGER), reported_on
FROM raw
WHERE lg_code IN (SELECT code FROM known)
  AND year GLOB '[0-9][0-9][0-9][0-9]' AND year BETWEEN '2000' AND '2059'
  AND month <> '' AND month NOT GLOB '*[^0-9]*' AND CAST(month AS INTEGER) BETWEEN 1 AND 12
  AND generated_t GLOB '[0-9]*' AND generated_t NOT GLOB '*[^0-9.]*' AND generated_t NOT LIKE '%.%.%'
  AND organic_t GLOB '[0-9]*' AND organic_t NOT GLOB '*[^0-9.]*' AND organic_t NOT LIKE '%.%.%'
  AND recyclable_t GLOB '[0-9]*' AND recyclable_t NOT GLOB '*[^0-9.]*' AND recyclable_t NOT LIKE '%.%.%'
  AND general_t GLOB '[0-9]*' AND general_t NOT GLOB '*[^0-9.]*' AND general_t NOT LIKE '%.%.%'
  AND hazardous_t GLOB '[0-9]*' AND hazardous_t NOT GLOB '*[^0-9.]*' AND hazardous_t NOT LIKE '%.%.%'
  AND organic_t + recyclable_t + general_t + hazardous_t <= generated_t + 0.0025
  AND disposal IN ('sanitary_landfill', 'open_dump', 'incineration', 'composting', 'transfer')
  AND date(reported_on) = reported_on AND reported_on <= date('now');
.mode list
SELECT count(*) FROM typed;

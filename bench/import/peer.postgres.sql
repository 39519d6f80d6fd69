-- The peer on PostgreSQL: \copy into text, then a checked INSERT into a typed table with a key. Run by psql in the folder that holds
-- months.csv, in a database of its own.
CREATE TABLE known AS SELECT 'LG' || lpad(CAST(i AS text), 5, '0') AS code FROM generate_series(1, 7850) i;
ALTER TABLE known ADD PRIMARY KEY (code);
ANALYZE known;
CREATE TABLE raw (line bigserial, lg_code text, year text, month text, generated_t text, organic_t text, recyclable_t text,
  general_t text, hazardous_t text, disposal text, reported_on text);
\copy raw (lg_code, year, month, generated_t, organic_t, recyclable_t, general_t, hazardous_t, disposal, reported_on) from 'months.csv' csv header
CREATE TABLE typed (lg_code text NOT NULL, month integer NOT NULL, generated bigint NOT NULL, reported_on date NOT NULL,
  PRIMARY KEY (lg_code, month));
INSERT INTO typed
SELECT lg_code, CAST(year AS integer) * 12 + CAST(month AS integer) - 1, round(CAST(generated_t AS numeric) * 1000), CAST(reported_on AS date)
FROM raw
WHERE lg_code IN (SELECT code FROM known)
  AND CASE WHEN year ~ '^[0-9]{4}$' AND month ~ '^[0-9]{1,2}$' AND generated_t ~ '^[0-9]+(\.[0-9]+)?$'
      AND organic_t ~ '^[0-9]+(\.[0-9]+)?$' AND recyclable_t ~ '^[0-9]+(\.[0-9]+)?$' AND general_t ~ '^[0-9]+(\.[0-9]+)?$'
      AND hazardous_t ~ '^[0-9]+(\.[0-9]+)?$' AND reported_on ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'
    THEN CAST(year AS integer) BETWEEN 2000 AND 2059 AND CAST(month AS integer) BETWEEN 1 AND 12
      AND CAST(organic_t AS numeric) + CAST(recyclable_t AS numeric) + CAST(general_t AS numeric) + CAST(hazardous_t AS numeric)
        <= CAST(generated_t AS numeric) + 0.0025
      AND disposal IN ('sanitary_landfill', 'open_dump', 'incineration', 'composting', 'transfer')
      AND CAST(reported_on AS date) <= current_date
    ELSE false END
ORDER BY line
ON CONFLICT DO NOTHING;
\pset tuples_only on
\pset format unaligned
SELECT count(*) FROM typed;

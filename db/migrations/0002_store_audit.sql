-- One row a request that wrote, in the same transaction as its values. Rows are never changed; their seals are rows of their
-- own, so that no write waits for the head of the chain. The bytes that are hashed: docs/adr/002-audit-chain.md.
CREATE TABLE audit_rows (
  id ID,
  at INT64 NOT NULL,
  person INT64 NOT NULL,
  action TEXT NOT NULL,
  unit_id INT64,
  request_id TEXT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX audit_rows_unit ON audit_rows(unit_id, id);
CREATE TABLE audit_seals (
  seq INT64 NOT NULL PRIMARY KEY,
  row_id INT64 NOT NULL UNIQUE,
  hash TEXT NOT NULL
);
-- Rows that wait for their seal. On PostgreSQL ids become visible out of order, so "after the last sealed id" would lose some.
CREATE TABLE audit_pending (
  row_id INT64 NOT NULL PRIMARY KEY
);
-- Key of the digests that stand for personal data, drawn at random with the first of them.
CREATE TABLE audit_salts (
  id INT64 NOT NULL PRIMARY KEY CHECK (id = 1),
  salt BYTES NOT NULL
);

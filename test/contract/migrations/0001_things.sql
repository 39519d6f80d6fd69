-- A thing with a column of each kind; "INT64" in a comment or in 'INT64' stays what it is.
CREATE TABLE things (
  id ID,
  name TEXT NOT NULL UNIQUE,  -- also a key
  whole INT64 NOT NULL,
  part FLOAT64,
  raw BYTES,
  flag BOOL NOT NULL CHECK (flag IN (0, 1)),
  parent INT64 REFERENCES things(id),
  word TEXT NOT NULL DEFAULT 'INT64'
);
CREATE INDEX things_parent ON things(parent);
CREATE TABLE thing_facts (
  unit INT64 NOT NULL,
  key INT64 NOT NULL,
  value FLOAT64,
  PRIMARY KEY (unit, key)
);

-- Answers to creating POSTs, kept for 24 hours, and secrets that several servers on one database share.
CREATE TABLE http_idempotency (
  id TEXT PRIMARY KEY,
  request TEXT NOT NULL,
  at INT64 NOT NULL,
  response BYTES
);
CREATE INDEX http_idempotency_at ON http_idempotency(at);
CREATE TABLE http_secrets (
  name TEXT PRIMARY KEY,
  secret TEXT NOT NULL
);

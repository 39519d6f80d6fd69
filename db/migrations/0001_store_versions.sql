-- Version counters by topic, bumped by the write gate in the transaction that changes the topic's data.
CREATE TABLE store_versions (
  topic TEXT NOT NULL,
  stripe INT64 NOT NULL,
  version INT64 NOT NULL,
  PRIMARY KEY (topic, stripe)
);

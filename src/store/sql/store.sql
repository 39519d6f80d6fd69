-- name: version_of
SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM store_versions WHERE topic = :topic;

-- Counters of one topic are spread over stripes, so that PostgreSQL's writers do not wait for each other's commits. The sum
-- grows with each commit; SQLite has one writer and one stripe.
-- name: bump_version (sqlite)
INSERT INTO store_versions (topic, stripe, version) VALUES (:topic, 0, 1)
ON CONFLICT (topic, stripe) DO UPDATE SET version = store_versions.version + 1;

-- The stripe is chosen by the connection.
-- name: bump_version (postgres)
INSERT INTO store_versions (topic, stripe, version) VALUES (:topic, pg_backend_pid() % 32, 1)
ON CONFLICT (topic, stripe) DO UPDATE SET version = store_versions.version + 1;

-- name: migration_table
CREATE TABLE IF NOT EXISTS store_migrations (name TEXT PRIMARY KEY, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL);

-- SQLite's write transactions exclude each other.
-- name: migration_lock (sqlite)
SELECT 1;

-- Two servers that start together migrate one after the other.
-- name: migration_lock (postgres)
SELECT pg_advisory_xact_lock(7203371);

-- name: applied_migrations
SELECT name, checksum FROM store_migrations ORDER BY name;

-- name: record_migration
INSERT INTO store_migrations (name, checksum, applied_at) VALUES (:name, :checksum, :applied_at);

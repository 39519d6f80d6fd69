-- name: first_table
CREATE TABLE IF NOT EXISTS storm_first (name TEXT PRIMARY KEY);

-- name: second_table
CREATE TABLE IF NOT EXISTS storm_second (name TEXT PRIMARY KEY);

-- name: insert_first_half
INSERT INTO storm_first (name) VALUES (:key);

-- name: insert_second_half
INSERT INTO storm_second (name) VALUES (:key);

-- name: first_halves
SELECT name FROM storm_first;

-- name: second_halves
SELECT name FROM storm_second;

-- name: audited
SELECT request_id FROM audit_rows WHERE action = 'storm.write';

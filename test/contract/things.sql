-- name: insert_thing
INSERT INTO things (name, whole, part, raw, flag, parent) VALUES (:name, :whole, :part, :raw, :flag, :parent) RETURNING id;

-- name: all_things
SELECT id, name, whole, part, raw, flag, parent FROM things ORDER BY id;

-- name: count_things
SELECT COUNT(*) FROM things;

-- name: find_thing
SELECT id, whole FROM things WHERE name = :name;

-- name: set_whole
UPDATE things SET whole = :whole WHERE name = :name;

-- name: raise_whole
UPDATE things SET whole = whole + CAST(:by AS BIGINT);

-- name: delete_thing
DELETE FROM things WHERE id = :id;

-- name: things_by_name
SELECT name FROM things ORDER BY name;

-- name: sums
SELECT SUM(whole), AVG(whole), COUNT(*) > 1 FROM things;

-- name: insert_fact
INSERT INTO thing_facts (unit, key, value) VALUES (:unit, :key, :value);

-- name: count_facts
SELECT COUNT(*) FROM thing_facts;

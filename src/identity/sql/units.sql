-- name: insert_unit
INSERT INTO identity_units (uid, class, code, dla_code, in_programme, region_th, region_en, district_code, district_th, district_en,
  size_class, area_km2, latitude, longitude, coordinate_source, listed_from, version)
VALUES (:uid, :class, :code, :dla_code, :in_programme, :region_th, :region_en, :district_code, :district_th, :district_en,
  :size_class, :area_km2, :latitude, :longitude, :coordinate_source, :listed_from, 1)
RETURNING id;

-- name: end_unit
UPDATE identity_units SET ended_earliest = :earliest, ended_latest = :latest, merged_into = :merged_into
WHERE id = :id AND ended_latest IS NULL;

-- name: unit_ids
SELECT id, uid FROM identity_units;

-- name: seeded_rows
SELECT unit_id, 'kind' AS field, seed_key FROM identity_unit_kinds WHERE seed_key <> ''
UNION ALL SELECT unit_id, 'name', seed_key FROM identity_unit_names WHERE seed_key <> ''
UNION ALL SELECT unit_id, 'parent', seed_key FROM identity_unit_parents WHERE seed_key <> '';

-- The last day up to which people have edited a field: the files may add nothing that counts before it.
-- name: edited_until
SELECT unit_id, 'kind' AS field, MAX(latest) FROM identity_unit_kinds WHERE seed_key = '' GROUP BY unit_id
UNION ALL SELECT unit_id, 'name', MAX(latest) FROM identity_unit_names WHERE seed_key = '' GROUP BY unit_id
UNION ALL SELECT unit_id, 'parent', MAX(latest) FROM identity_unit_parents WHERE seed_key = '' GROUP BY unit_id;

-- name: insert_kind
INSERT INTO identity_unit_kinds (unit_id, kind, earliest, latest, source, certainty, seed_key, superseded)
VALUES (:unit_id, :kind, :earliest, :latest, :source, :certainty, :seed_key, :superseded);

-- name: insert_name
INSERT INTO identity_unit_names (unit_id, name_th, name_en, earliest, latest, source, certainty, seed_key, superseded)
VALUES (:unit_id, :name_th, :name_en, :earliest, :latest, :source, :certainty, :seed_key, :superseded);

-- name: insert_parent
INSERT INTO identity_unit_parents (unit_id, parent_id, earliest, latest, source, certainty, seed_key, superseded)
VALUES (:unit_id, :parent_id, :earliest, :latest, :source, :certainty, :seed_key, :superseded);

-- name: insert_population
INSERT INTO identity_unit_populations (unit_id, day, persons, rule) VALUES (:unit_id, :day, :persons, :rule)
ON CONFLICT (unit_id, day) DO NOTHING;

-- name: load_units
SELECT id, uid, class, code, in_programme, region_th, region_en, district_th, district_en, area_km2, latitude, longitude,
  coordinate_source, ended_earliest, ended_latest, merged_into, version, listed_from
FROM identity_units ORDER BY id;

-- name: load_kinds
SELECT unit_id, kind, earliest, latest, source, certainty, seed_key FROM identity_unit_kinds
WHERE superseded = 0 ORDER BY unit_id, latest, CASE WHEN seed_key = '' THEN 1 ELSE 0 END, id;

-- name: load_names
SELECT unit_id, name_th, name_en, earliest, latest, source, certainty, seed_key FROM identity_unit_names
WHERE superseded = 0 ORDER BY unit_id, latest, CASE WHEN seed_key = '' THEN 1 ELSE 0 END, id;

-- name: load_parents
SELECT unit_id, parent_id, earliest, latest, source, certainty, seed_key FROM identity_unit_parents
WHERE superseded = 0 ORDER BY unit_id, latest, CASE WHEN seed_key = '' THEN 1 ELSE 0 END, id;

-- name: load_populations
SELECT unit_id, day, persons, rule FROM identity_unit_populations ORDER BY unit_id, day;

-- name: seed_digest
SELECT sha256 FROM identity_seeds WHERE file = :file;

-- name: save_seed_digest
INSERT INTO identity_seeds (file, sha256, seeded_at) VALUES (:file, :sha256, :seeded_at)
ON CONFLICT (file) DO UPDATE SET sha256 = excluded.sha256, seeded_at = excluded.seeded_at;

-- name: unit_version
SELECT version FROM identity_units WHERE id = :id;

-- name: bump_unit_version
UPDATE identity_units SET version = version + 1 WHERE id = :id AND version = :version;

-- A person's date replaces what the files only know as "between": the row with the same value whose span holds the day.
-- name: supersede_kind
UPDATE identity_unit_kinds SET superseded = 1
WHERE unit_id = :unit_id AND superseded = 0
  AND (latest = :day OR (kind = :kind AND (earliest IS NULL OR earliest <= :day) AND latest >= :day));

-- name: supersede_name
UPDATE identity_unit_names SET superseded = 1
WHERE unit_id = :unit_id AND superseded = 0
  AND (latest = :day OR (name_th = :name_th AND (earliest IS NULL OR earliest <= :day) AND latest >= :day));

-- name: supersede_parent
UPDATE identity_unit_parents SET superseded = 1
WHERE unit_id = :unit_id AND superseded = 0
  AND (latest = :day OR (parent_id = :parent_id AND (earliest IS NULL OR earliest <= :day) AND latest >= :day));

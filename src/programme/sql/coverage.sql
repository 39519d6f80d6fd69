-- name: insert_record
INSERT INTO programme_coverage_records (province_id, unit_id, fiscal_year, passed, whole_list, source, certainty, reason, seed_key,
  created_at, created_by)
VALUES (:province_id, :unit_id, :fiscal_year, :passed, :whole_list, :source, :certainty, :reason, :seed_key, :now, :by)
RETURNING id;

-- name: records
SELECT id, province_id, unit_id, fiscal_year, passed, whole_list, source, certainty FROM programme_coverage_records
WHERE removed_at IS NULL ORDER BY fiscal_year, id;

-- Removed rows count too: a release never brings back what people took out.
-- name: seeded_keys
SELECT seed_key FROM programme_coverage_records WHERE seed_key <> '';

-- name: records_listed
SELECT r.id, r.province_id, r.unit_id, r.fiscal_year, r.passed, r.source, r.certainty, r.reason, r.seed_key, r.created_at, p.display_name
FROM programme_coverage_records r LEFT JOIN identity_people p ON p.id = r.created_by
WHERE r.removed_at IS NULL ORDER BY r.fiscal_year DESC, r.id;

-- name: find_record
SELECT id, province_id, fiscal_year, passed, source, seed_key FROM programme_coverage_records WHERE id = :id AND removed_at IS NULL;

-- name: same_record
SELECT id FROM programme_coverage_records
WHERE province_id = :province_id AND fiscal_year = :fiscal_year AND source = :source AND removed_at IS NULL;

-- name: remove_record
UPDATE programme_coverage_records SET removed_at = :now WHERE id = :id AND removed_at IS NULL;

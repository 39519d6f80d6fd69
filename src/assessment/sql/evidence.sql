-- name: evidence_of_sheet
SELECT e.id, e.indicator, e.part, e.name, e.media_type, e.size, e.created_at, COALESCE(p.display_name, '')
FROM assessment_evidence e LEFT JOIN identity_people p ON p.id = e.created_by
WHERE e.sheet_id = :sheet_id AND e.removed_at IS NULL AND (CAST(:indicator AS TEXT) = '' OR e.indicator = CAST(:indicator AS TEXT))
ORDER BY e.id;

-- name: evidence_row
SELECT name, media_type, size, stored_name, sha256 FROM assessment_evidence
WHERE id = :id AND sheet_id = :sheet_id AND indicator = :indicator AND removed_at IS NULL;

-- name: insert_evidence
INSERT INTO assessment_evidence (sheet_id, indicator, part, name, media_type, size, sha256, stored_name, created_at, created_by)
VALUES (:sheet_id, :indicator, :part, :name, :media_type, :size, :sha256, :stored_name, :now, :person) RETURNING id;

-- name: remove_evidence
UPDATE assessment_evidence SET removed_at = :now, removed_by = :person WHERE id = :id AND removed_at IS NULL;

-- name: evidence_bytes_of_unit
SELECT CAST(COALESCE(SUM(e.size), 0) AS BIGINT) FROM assessment_evidence e JOIN assessment_sheets s ON s.id = e.sheet_id
WHERE s.unit_id = :unit_id AND e.removed_at IS NULL;

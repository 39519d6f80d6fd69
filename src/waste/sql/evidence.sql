-- Also what was taken out.
-- name: evidence_of_month
SELECT e.id, r.revision, e.name, e.size, e.media_type, e.created_at, COALESCE(p.display_name, ''), e.removed_at, COALESCE(o.display_name, '')
FROM waste_report_evidence e JOIN waste_reports r ON r.id = e.report_id
LEFT JOIN identity_people p ON p.id = e.created_by LEFT JOIN identity_people o ON o.id = e.removed_by
WHERE r.unit_id = :unit_id AND r.month = :month ORDER BY r.revision, e.id;

-- name: evidence_file
SELECT r.revision, e.name, e.media_type, e.stored_name, e.sha256
FROM waste_report_evidence e JOIN waste_reports r ON r.id = e.report_id
WHERE e.id = :id AND r.unit_id = :unit_id AND r.month = :month AND e.removed_at IS NULL;

-- name: evidence_bytes_of_month
SELECT CAST(COALESCE(SUM(e.size), 0) AS BIGINT) FROM waste_report_evidence e JOIN waste_reports r ON r.id = e.report_id
WHERE r.unit_id = :unit_id AND r.month = :month AND e.removed_at IS NULL;

-- name: insert_evidence
INSERT INTO waste_report_evidence (report_id, name, media_type, size, sha256, stored_name, created_at, created_by)
VALUES (:report_id, :name, :media_type, :size, :sha256, :stored_name, :now, :person_id) RETURNING id;

-- name: remove_evidence
UPDATE waste_report_evidence SET removed_at = :now, removed_by = :person_id WHERE id = :id AND removed_at IS NULL;

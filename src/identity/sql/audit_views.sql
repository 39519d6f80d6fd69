-- name: list_audit
SELECT r.id, r.at, r.person, p.display_name, r.action, r.unit_id, r.body, CASE WHEN s.seq IS NULL THEN 0 ELSE 1 END, r.request_id
FROM audit_rows r LEFT JOIN audit_seals s ON s.row_id = r.id LEFT JOIN identity_people p ON p.id = r.person
WHERE r.id < :before AND (CAST(:unit_id AS BIGINT) IS NULL OR r.unit_id = :unit_id)
ORDER BY r.id DESC LIMIT :limit;

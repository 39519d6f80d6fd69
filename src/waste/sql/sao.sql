-- name: sao_provinces
SELECT s.province_id, s.since, s.reason, s.units, s.switched_at, p.display_name
FROM waste_sao_provinces s LEFT JOIN identity_people p ON p.id = s.switched_by ORDER BY s.province_id;

-- name: insert_sao_province
INSERT INTO waste_sao_provinces (province_id, since, reason, units, switched_at, switched_by)
VALUES (:province_id, :since, :reason, :units, :now, :person_id);

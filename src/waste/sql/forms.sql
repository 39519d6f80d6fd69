-- Of a unit or of a facility: the other parameter is NULL.
-- name: form_of_year
SELECT id, version FROM waste_forms
WHERE year = :year AND (unit_id = CAST(:unit_id AS BIGINT) OR facility_id = CAST(:facility_id AS BIGINT));

-- name: insert_form
INSERT INTO waste_forms (unit_id, facility_id, year, version, updated_at, updated_by)
VALUES (:unit_id, :facility_id, :year, 1, :now, :person_id)
RETURNING id;

-- name: bump_form
UPDATE waste_forms SET version = version + 1, updated_at = :now, updated_by = :person_id WHERE id = :id AND version = :version;

-- name: form_values
SELECT v.field, v.number, v.words, v.reason, v.updated_at, p.display_name
FROM waste_form_values v LEFT JOIN identity_people p ON p.id = v.updated_by
WHERE v.form_id = :form_id ORDER BY v.field;

-- name: form_values_of_year
SELECT f.unit_id, f.facility_id, v.field, v.number, v.words, v.reason
FROM waste_forms f JOIN waste_form_values v ON v.form_id = f.id
WHERE f.year = :year ORDER BY f.id, v.field;

-- name: save_form_value
INSERT INTO waste_form_values (form_id, field, number, words, reason, version, updated_at, updated_by)
VALUES (:form_id, :field, :number, :words, :reason, 1, :now, :person_id)
ON CONFLICT (form_id, field) DO UPDATE SET number = excluded.number, words = excluded.words, reason = excluded.reason,
  version = waste_form_values.version + 1, updated_at = excluded.updated_at, updated_by = excluded.updated_by;

-- name: delete_form_value
DELETE FROM waste_form_values WHERE form_id = :form_id AND field = :field;

-- name: unit_areas
SELECT id, area_km2 FROM identity_units WHERE class = 'local-government' AND area_km2 IS NOT NULL;

-- name: unit_area
SELECT area_km2 FROM identity_units WHERE id = :id AND area_km2 IS NOT NULL;

-- name: site_months_of_span
SELECT facility_id, month, sent_on, removed_stock, left_over, gas_recovered
FROM waste_site_months WHERE month BETWEEN :first AND :last ORDER BY facility_id, month;

-- name: site_months_of_site
SELECT facility_id, month, sent_on, removed_stock, left_over, gas_recovered
FROM waste_site_months WHERE facility_id = :facility_id AND month BETWEEN :first AND :last ORDER BY month;

-- name: clusters_with_members
SELECT c.id, c.name_th, c.name_en, c.host_id, c.facility_id, m.unit_id
FROM waste_clusters c JOIN waste_cluster_members m ON m.cluster_id = c.id ORDER BY c.id, m.unit_id;

-- name: counted_months_of_year
SELECT unit_id, month, generated, source_utilised, collected, population_registered
FROM waste_month_reports WHERE month BETWEEN :first AND :last AND counted = 1 ORDER BY month, unit_id;

-- name: find_form
SELECT fact_key, period, scaled, decimals, code, quality, note, source, certainty, reason, status, owner, version,
       updated_at, updated_by
FROM city_facts WHERE unit_id = :unit_id AND form_year BETWEEN :first_year AND :last_year
ORDER BY fact_key, form_year

-- name: find_fact
SELECT fact_key, period, scaled, decimals, code, quality, note, source, certainty, reason, status, owner, version,
       updated_at, updated_by
FROM city_facts WHERE unit_id = :unit_id AND fact_key = :fact_key AND period = :period

-- name: find_all_of_unit
SELECT fact_key, period, scaled, decimals, code, quality, note, source, certainty, reason, status, owner, version,
       updated_at, updated_by
FROM city_facts WHERE unit_id = :unit_id
ORDER BY fact_key, form_year, period

-- name: save_fact
INSERT INTO city_facts (unit_id, fact_key, period, form_year, scaled, decimals, code, quality, note, source, certainty,
                        reason, status, owner, version, updated_at, updated_by)
VALUES (:unit_id, :fact_key, :period, :form_year, :scaled, :decimals, :code, :quality, :note, :source, :certainty,
        :reason, :status, :owner, :version, :at, :person_id)
ON CONFLICT (unit_id, fact_key, period) DO UPDATE SET
  scaled = excluded.scaled, decimals = excluded.decimals, code = excluded.code, quality = excluded.quality,
  note = excluded.note, source = excluded.source, certainty = excluded.certainty, reason = excluded.reason,
  status = excluded.status, owner = excluded.owner, version = excluded.version, updated_at = excluded.updated_at,
  updated_by = excluded.updated_by

-- name: add_revision
INSERT INTO city_fact_revisions (unit_id, fact_key, period, version, scaled, decimals, code, quality, note, source,
                                 certainty, reason, status, owner, at, person_id)
SELECT unit_id, fact_key, period, version, scaled, decimals, code, quality, note, source, certainty, reason, status,
       owner, updated_at, updated_by
FROM city_facts WHERE unit_id = :unit_id AND fact_key = :fact_key AND period = :period

-- The first revision of every fact at once, for a demonstration database.
-- name: demo_add_revisions
INSERT INTO city_fact_revisions (unit_id, fact_key, period, version, scaled, decimals, code, quality, note, source,
                                 certainty, reason, status, owner, at, person_id)
SELECT unit_id, fact_key, period, version, scaled, decimals, code, quality, note, source, certainty, reason, status,
       owner, updated_at, updated_by
FROM city_facts

-- name: find_revisions
SELECT r.version, r.scaled, r.decimals, r.code, r.quality, r.note, r.source, r.certainty, r.reason, r.status, r.owner,
       r.at, r.person_id, COALESCE(p.display_name, '')
FROM city_fact_revisions r LEFT JOIN identity_people p ON p.id = r.person_id
WHERE r.unit_id = :unit_id AND r.fact_key = :fact_key AND r.period = :period
ORDER BY r.version DESC

-- name: find_names
SELECT DISTINCT p.id, p.display_name
FROM city_facts f JOIN identity_people p ON p.id = f.updated_by
WHERE f.unit_id = :unit_id AND f.form_year = :form_year

-- name: find_values_of_period
SELECT unit_id, scaled, decimals, code FROM city_facts
WHERE fact_key = :fact_key AND period = :period AND (scaled IS NOT NULL OR code IS NOT NULL)

-- name: find_exported
SELECT unit_id, fact_key, period, scaled, decimals, code, quality, note, source, certainty, status, updated_at
FROM city_facts WHERE form_year = :form_year ORDER BY unit_id, fact_key

-- name: find_population
SELECT day, persons, rule FROM identity_unit_populations WHERE unit_id = :unit_id ORDER BY day

-- name: find_area
SELECT area_km2 FROM identity_units WHERE id = :unit_id

-- See 0070_green_plots.sql.
-- name: forget_unit_years
DELETE FROM green_unit_years WHERE unit_id = :unit_id;

-- name: insert_unit_year
INSERT INTO green_unit_years (unit_id, year, measure, plots, stated_plots, sum_cm2, once_cm2)
VALUES (:unit_id, :year, :measure, :plots, :stated_plots, :sum_cm2, :once_cm2);

-- Of the last year until then in which something happened.
-- name: unit_year
SELECT year, measure, plots, stated_plots, sum_cm2, once_cm2 FROM green_unit_years
WHERE unit_id = :unit_id AND year = (SELECT MAX(m.year) FROM green_unit_years m WHERE m.unit_id = :unit_id AND m.year <= :year) ORDER BY measure;

-- The register of units' own figures, where the city database has none.
-- name: unit_area
SELECT area_km2 FROM identity_units WHERE id = :unit_id AND area_km2 IS NOT NULL;

-- name: unit_people
SELECT persons, day FROM identity_unit_populations WHERE unit_id = :unit_id AND day <= :day ORDER BY day DESC LIMIT 1;

-- name: trees_measured_again
SELECT COUNT(*) FROM (SELECT m.tree_id FROM green_tree_measurements m JOIN green_trees t ON t.id = m.tree_id
  WHERE t.unit_id = :unit_id GROUP BY m.tree_id HAVING COUNT(*) > 1) AS again;

-- Of every unit, the last year until then in which something happened: all green, open and sustainable.
-- name: green_of_units
SELECT y.unit_id, y.measure, y.plots, y.stated_plots, y.sum_cm2, y.once_cm2
FROM (SELECT unit_id, MAX(year) AS year FROM green_unit_years WHERE measure = 0 AND year <= :year GROUP BY unit_id) AS newest
JOIN green_unit_years y ON y.unit_id = newest.unit_id AND y.year = newest.year AND y.measure IN (0, 7, 8);

-- name: bases_of_units
SELECT u.id, u.area_km2, (SELECT p.persons FROM identity_unit_populations p WHERE p.unit_id = u.id AND p.day <= :day ORDER BY p.day DESC LIMIT 1)
FROM identity_units u WHERE u.class = 'local-government';

-- name: criterion_answers
SELECT a.criterion, a.answer, a.note, a.version, a.updated_at, COALESCE(p.display_name, '')
FROM green_criterion_answers a LEFT JOIN identity_people p ON p.id = a.updated_by
WHERE a.unit_id = :unit_id AND a.year = :year;

-- name: save_criterion_answer
INSERT INTO green_criterion_answers (unit_id, year, criterion, answer, note, version, updated_at, updated_by)
VALUES (:unit_id, :year, :criterion, :answer, :note, :version, :now, :person_id)
ON CONFLICT (unit_id, year, criterion) DO UPDATE SET answer = excluded.answer, note = excluded.note, version = excluded.version,
  updated_at = excluded.updated_at, updated_by = excluded.updated_by;

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

-- See 0070_green_plots.sql.
-- name: forget_unit_years
DELETE FROM green_unit_years WHERE unit_id = :unit_id;

-- name: insert_unit_year
INSERT INTO green_unit_years (unit_id, year, measure, plots, stated_plots, sum_cm2, once_cm2)
VALUES (:unit_id, :year, :measure, :plots, :stated_plots, :sum_cm2, :once_cm2);

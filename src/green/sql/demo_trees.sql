-- name: demo_plot_boxes
SELECT unit_id, id, south_e7, west_e7, north_e7, east_e7 FROM green_plots
WHERE demo = 1 AND status IN ('existing', 'added', 'restored') AND type IN ('1', '2', '2.1', '2.2', '2.3', '3') AND south_e7 IS NOT NULL ORDER BY id;

-- name: append_demo_measurement
INSERT INTO green_tree_measurements (tree_id, day, girth_mm, height_mm, crown_mm, measured_at, measured_by)
VALUES (:tree_id, :day, :girth_mm, :height_mm, :crown_mm, :measured_at, :measured_by);

-- name: demo_planted_events
INSERT INTO green_tree_events (tree_id, unit_id, day, kind, reason, successor_id, lat_e7, lon_e7, at, person_id)
SELECT id, unit_id, planted_on, 'planted', '', NULL, lat_e7, lon_e7, CAST(:now AS BIGINT), CAST(:person_id AS BIGINT)
FROM green_trees WHERE demo = 1 AND planted_on <> '' ORDER BY id;

-- name: demo_tree_events
INSERT INTO green_tree_events (tree_id, unit_id, day, kind, reason, successor_id, lat_e7, lon_e7, at, person_id)
SELECT id, unit_id, status_on, status, status_reason, NULL, lat_e7, lon_e7, CAST(:now AS BIGINT), CAST(:person_id AS BIGINT)
FROM green_trees WHERE demo = 1 AND status <> 'living' ORDER BY id;

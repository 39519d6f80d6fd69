-- Where the area is not known, ten square kilometres to draw in.
-- name: demo_places
SELECT id, latitude, longitude, COALESCE(area_km2, 10.0) FROM identity_units WHERE latitude IS NOT NULL AND longitude IS NOT NULL;

-- name: insert_demo_plot
INSERT INTO green_plots (unit_id, name_th, name_en, type, status, since, stated_text, stated_cm2, area_reason, computed_cm2, repaired, owner_kind,
  owner_name, document_kind, document_number, right_of_use, permanence, promised_until, access, is_open, hours, keeper, budget_baht, facilities,
  large_trees, diversity, upkeep, plan, planting, planned_year, planned_baht, note, demo, version, updated_at, updated_by, west_e7, south_e7, east_e7,
  north_e7, outline)
VALUES (:unit_id, :name_th, '', :type, :status, :since, :stated_text, :stated_cm2, :area_reason, :computed_cm2, 0, :owner_kind, '', '', '', '',
  :permanence, :promised_until, :access, :is_open, '', '', NULL, '', :large_trees, :diversity, :upkeep, :plan, '', :planned_year, :planned_baht, '', 1, 1,
  :now, :person_id, :west_e7, :south_e7, :east_e7, :north_e7, :outline);

-- What was lost or restored was there before.
-- name: demo_earlier_events
INSERT INTO green_plot_events (plot_id, status, day, reason, superseded, recorded_at, recorded_by)
SELECT id, 'existing', '', '', 0, CAST(:now AS BIGINT), CAST(:person_id AS BIGINT) FROM green_plots WHERE demo = 1 AND status IN ('lost', 'restored') ORDER BY id;

-- name: demo_events
INSERT INTO green_plot_events (plot_id, status, day, reason, superseded, recorded_at, recorded_by)
SELECT id, status, since, CASE WHEN status = 'lost' THEN 'ก่อสร้างอาคาร (สาธิต)' ELSE '' END, 0, CAST(:now AS BIGINT), CAST(:person_id AS BIGINT)
FROM green_plots WHERE demo = 1 ORDER BY id;

-- Columns in the order of plot_store.cpp; the outline stands last.
-- name: plots_of_unit
SELECT id, unit_id, status, since, version, name_th, name_en, type, stated_text, area_reason, owner_kind, owner_name,
  document_kind, document_number, right_of_use, permanence, access, hours, keeper, facilities, large_trees, diversity,
  upkeep, plan, planting, note, stated_cm2, computed_cm2, promised_until, budget_baht, planned_year, planned_baht, west_e7,
  south_e7, east_e7, north_e7, repaired, is_open, demo
FROM green_plots WHERE unit_id = :unit_id ORDER BY name_th, id;

-- name: plot_by_id
SELECT id, unit_id, status, since, version, name_th, name_en, type, stated_text, area_reason, owner_kind, owner_name,
  document_kind, document_number, right_of_use, permanence, access, hours, keeper, facilities, large_trees, diversity,
  upkeep, plan, planting, note, stated_cm2, computed_cm2, promised_until, budget_baht, planned_year, planned_baht, west_e7,
  south_e7, east_e7, north_e7, repaired, is_open, demo, outline
FROM green_plots WHERE id = :id;

-- With outlines, for sums and for the map.
-- name: plots_with_outlines
SELECT id, unit_id, status, since, version, name_th, name_en, type, stated_text, area_reason, owner_kind, owner_name,
  document_kind, document_number, right_of_use, permanence, access, hours, keeper, facilities, large_trees, diversity,
  upkeep, plan, planting, note, stated_cm2, computed_cm2, promised_until, budget_baht, planned_year, planned_baht, west_e7,
  south_e7, east_e7, north_e7, repaired, is_open, demo, outline
FROM green_plots WHERE unit_id = :unit_id ORDER BY id;

-- Green that is there, of which the box meets a box.
-- name: plots_meeting
SELECT id, name_th, outline FROM green_plots
WHERE unit_id = :unit_id AND id <> :id AND status IN ('existing', 'added', 'restored')
  AND west_e7 <= :east_e7 AND east_e7 >= :west_e7 AND south_e7 <= :north_e7 AND north_e7 >= :south_e7 ORDER BY id;

-- name: insert_plot
INSERT INTO green_plots (unit_id, status, since, name_th, name_en, type, stated_text, area_reason, owner_kind, owner_name, document_kind,
  document_number, right_of_use, permanence, access, hours, keeper, facilities, large_trees, diversity, upkeep, plan,
  planting, note, stated_cm2, computed_cm2, promised_until, budget_baht, planned_year, planned_baht, west_e7, south_e7,
  east_e7, north_e7, repaired, is_open, demo, outline, version, updated_at, updated_by)
VALUES (:unit_id, :status, :since, :name_th, :name_en, :type, :stated_text, :area_reason, :owner_kind, :owner_name, :document_kind,
  :document_number, :right_of_use, :permanence, :access, :hours, :keeper, :facilities, :large_trees, :diversity, :upkeep,
  :plan, :planting, :note, :stated_cm2, :computed_cm2, :promised_until, :budget_baht, :planned_year, :planned_baht,
  :west_e7, :south_e7, :east_e7, :north_e7, :repaired, :is_open, :demo, :outline, 1, :now, :person_id)
RETURNING id;

-- name: save_plot
UPDATE green_plots SET status = :status, since = :since, name_th = :name_th, name_en = :name_en, type = :type, stated_text = :stated_text,
  area_reason = :area_reason, owner_kind = :owner_kind, owner_name = :owner_name, document_kind = :document_kind,
  document_number = :document_number, right_of_use = :right_of_use, permanence = :permanence, access = :access, hours =
  :hours, keeper = :keeper, facilities = :facilities, large_trees = :large_trees, diversity = :diversity, upkeep = :upkeep,
  plan = :plan, planting = :planting, note = :note, stated_cm2 = :stated_cm2, computed_cm2 = :computed_cm2, promised_until =
  :promised_until, budget_baht = :budget_baht, planned_year = :planned_year, planned_baht = :planned_baht, west_e7 =
  :west_e7, south_e7 = :south_e7, east_e7 = :east_e7, north_e7 = :north_e7, repaired = :repaired, is_open = :is_open, demo =
  :demo, outline = :outline,
  version = version + 1, updated_at = :now, updated_by = :person_id
WHERE id = :id AND version = :version;

-- name: plot_events
SELECT e.status, e.day, e.reason, e.superseded, e.recorded_at, COALESCE(p.display_name, ''), e.id, e.succession_id
FROM green_plot_events e LEFT JOIN identity_people p ON p.id = e.recorded_by WHERE e.plot_id = :plot_id ORDER BY e.id;

-- name: events_of_unit
SELECT e.plot_id, e.status, e.day, e.succession_id
FROM green_plot_events e JOIN green_plots p ON p.id = e.plot_id
WHERE p.unit_id = :unit_id AND e.superseded = 0 ORDER BY e.plot_id, e.id;

-- name: insert_plot_event
INSERT INTO green_plot_events (plot_id, status, day, reason, superseded, recorded_at, recorded_by, succession_id)
VALUES (:plot_id, :status, :day, :reason, 0, :now, :person_id, :succession_id);

-- name: supersede_plot_event
UPDATE green_plot_events SET superseded = 1 WHERE id = :id;

-- name: insert_plot_revision
INSERT INTO green_plot_revisions (plot_id, version, changes, outline_before, saved_at, saved_by)
VALUES (:plot_id, :version, :changes, :outline_before, :now, :person_id);

-- name: plot_revisions
SELECT r.version, r.changes, r.outline_before, r.saved_at, COALESCE(p.display_name, '')
FROM green_plot_revisions r LEFT JOIN identity_people p ON p.id = r.saved_by WHERE r.plot_id = :plot_id ORDER BY r.version DESC;

-- name: boundary_of_unit
SELECT outline, approximate, source, area_cm2, version FROM green_boundaries WHERE unit_id = :unit_id;

-- What happened to a unit's plots, in order: also what went before a year, so that each row knows what it changed. The area is that
-- which the plot had then: before it took others in, what it was.
-- name: unit_events_with_plots
SELECT e.plot_id, e.status, e.day, e.reason, p.name_th, p.name_en, p.type,
  COALESCE((SELECT f.area_before_cm2 FROM green_plot_successions f JOIN green_plot_events b ON b.succession_id = f.id AND b.plot_id = f.plot_id
    WHERE f.plot_id = e.plot_id AND f.kind = 'merged' AND f.undone_at IS NULL AND b.id > e.id ORDER BY b.id LIMIT 1),
    p.computed_cm2, p.stated_cm2, 0), p.south_e7, p.north_e7, p.west_e7, p.east_e7, p.planting, COALESCE(s.kind, '')
FROM green_plot_events e JOIN green_plots p ON p.id = e.plot_id LEFT JOIN green_plot_successions s ON s.id = e.succession_id
WHERE p.unit_id = :unit_id AND e.superseded = 0 AND e.day <= :last ORDER BY e.plot_id, e.id;

-- name: save_boundary
INSERT INTO green_boundaries (unit_id, source, approximate, area_cm2, version, updated_at, updated_by, outline)
VALUES (:unit_id, :source, :approximate, :area_cm2, :version, :now, :person_id, :outline)
ON CONFLICT (unit_id) DO UPDATE SET source = excluded.source, approximate = excluded.approximate, area_cm2 = excluded.area_cm2,
  version = excluded.version, updated_at = excluded.updated_at, updated_by = excluded.updated_by, outline = excluded.outline;

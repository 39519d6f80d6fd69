-- Every list of figures is in the order of the table. What is read comes from waste_month_reports (entered and imported months), what is
-- written goes to waste_reports.
-- name: report_newest
SELECT id, unit_id, month, revision, state, counted, reason, known_by, note, version, updated_at, updated_by, submitted_at, approved_at,
  population_registered, population_latent, households, households_served, generated, source_utilised, utilised_food,
  utilised_recycle, utilised_other, collected, uncollected, residual_month, hazardous_opening, hazardous_collected,
  hazardous_sent, infectious_generated, manifests, wet_bin_households, fees_billed, fees_arrears, fees_collected, cost,
  trips, largest_vehicle
FROM waste_month_reports WHERE unit_id = :unit_id AND month = :month ORDER BY revision DESC LIMIT 1;

-- name: reports_between
SELECT id, unit_id, month, revision, state, counted, reason, known_by, note, version, updated_at, updated_by, submitted_at, approved_at,
  population_registered, population_latent, households, households_served, generated, source_utilised, utilised_food,
  utilised_recycle, utilised_other, collected, uncollected, residual_month, hazardous_opening, hazardous_collected,
  hazardous_sent, infectious_generated, manifests, wet_bin_households, fees_billed, fees_arrears, fees_collected, cost,
  trips, largest_vehicle
FROM waste_month_reports WHERE unit_id = :unit_id AND month BETWEEN :first AND :last ORDER BY month, revision;

-- name: insert_report
INSERT INTO waste_reports (unit_id, month, revision, state, counted, reason, known_by, note, version, updated_at, updated_by,
  population_registered, population_latent, households, households_served, generated, source_utilised, utilised_food,
  utilised_recycle, utilised_other, collected, uncollected, residual_month, hazardous_opening, hazardous_collected,
  hazardous_sent, infectious_generated, manifests, wet_bin_households, fees_billed, fees_arrears, fees_collected, cost,
  trips, largest_vehicle)
VALUES (:unit_id, :month, :revision, 'draft', 0, :reason, :known_by, :note, 1, :now, :person_id,
  :population_registered, :population_latent, :households, :households_served, :generated, :source_utilised,
  :utilised_food, :utilised_recycle, :utilised_other, :collected, :uncollected, :residual_month, :hazardous_opening,
  :hazardous_collected, :hazardous_sent, :infectious_generated, :manifests, :wet_bin_households, :fees_billed,
  :fees_arrears, :fees_collected, :cost, :trips, :largest_vehicle)
RETURNING id;

-- name: save_report
UPDATE waste_reports SET known_by = :known_by, note = :note, version = version + 1, updated_at = :now, updated_by = :person_id,
  population_registered = :population_registered, population_latent = :population_latent, households = :households,
  households_served = :households_served, generated = :generated, source_utilised = :source_utilised, utilised_food =
  :utilised_food, utilised_recycle = :utilised_recycle, utilised_other = :utilised_other, collected = :collected,
  uncollected = :uncollected, residual_month = :residual_month, hazardous_opening = :hazardous_opening,
  hazardous_collected = :hazardous_collected, hazardous_sent = :hazardous_sent, infectious_generated =
  :infectious_generated, manifests = :manifests, wet_bin_households = :wet_bin_households, fees_billed = :fees_billed,
  fees_arrears = :fees_arrears, fees_collected = :fees_collected, cost = :cost, trips = :trips, largest_vehicle =
  :largest_vehicle
WHERE id = :id AND version = :version AND state = 'draft';

-- name: move_report
UPDATE waste_reports SET state = :state, counted = :counted, version = version + 1,
  submitted_at = COALESCE(CAST(:submitted_at AS BIGINT), submitted_at), approved_at = COALESCE(CAST(:approved_at AS BIGINT), approved_at)
WHERE id = :id AND version = :version;

-- name: uncount_others
UPDATE waste_reports SET counted = 0 WHERE unit_id = :unit_id AND month = :month AND id <> :id AND counted = 1;

-- name: count_former
UPDATE waste_reports SET counted = 1 WHERE unit_id = :unit_id AND month = :month AND revision = (
  SELECT MAX(f.revision) FROM waste_reports f
  WHERE f.unit_id = :unit_id AND f.month = :month AND f.revision < :revision AND f.state IN ('approved', 'closed'));

-- name: insert_report_event
INSERT INTO waste_report_events (report_id, at, person_id, action, from_state, to_state, reason)
VALUES (:report_id, :at, :person_id, :action, :from_state, :to_state, :reason);

-- name: report_events
SELECT e.at, p.display_name, e.action, e.from_state, e.to_state, e.reason, r.revision, e.id
FROM waste_report_events e JOIN waste_reports r ON r.id = e.report_id LEFT JOIN identity_people p ON p.id = e.person_id
WHERE r.unit_id = :unit_id AND r.month = :month
UNION ALL
SELECT f.imported_at, p.display_name, 'import', 'none', 'approved', f.file_name, 0, 0
FROM waste_imported_months m JOIN waste_imports f ON f.id = m.import_id LEFT JOIN identity_people p ON p.id = f.imported_by
WHERE m.unit_id = :unit_id AND m.month = :month
ORDER BY 8;

-- The newest revision of each unit in one month: what an office looks through. The imported months are reached by
-- their key, unit by unit (SQLite keeps the order of a CROSS JOIN).
-- name: reports_of_month
SELECT r.unit_id, r.state, r.revision, r.version, r.generated, r.collected, r.source_utilised, r.population_registered,
  r.submitted_at, r.updated_at, r.counted
FROM waste_reports r
WHERE r.month = :month
  AND r.revision = (SELECT MAX(n.revision) FROM waste_reports n WHERE n.unit_id = r.unit_id AND n.month = r.month)
UNION ALL
SELECT i.unit_id, 'approved', 0, 1, i.generated, i.collected, i.source_utilised, i.population_registered,
  COALESCE(i.reported_on * 86400000, f.imported_at), f.imported_at, 1
FROM identity_units u CROSS JOIN waste_imported_months i JOIN waste_imports f ON f.id = i.import_id
WHERE i.unit_id = u.id AND i.month = :month
ORDER BY 1;

-- Codes by which a file may name a local government: ours, DOPA's and DLA's.
-- name: unit_codes
SELECT id, uid, code, dla_code FROM identity_units WHERE class = 'local-government' ORDER BY id;

-- name: import_of_file
SELECT id, imported_at FROM waste_imports WHERE sha256 = :sha256 AND imported_by = :person_id ORDER BY id LIMIT 1;

-- name: insert_import
INSERT INTO waste_imports (scope_id, file_name, sha256, row_count, accepted, taken, drafts, already, errors, warnings,
  imported_at, imported_by)
VALUES (:scope_id, :file_name, :sha256, :row_count, :accepted, :taken, :drafts, :already, :errors, :warnings, :now, :person_id)
RETURNING id;

-- name: find_import
SELECT i.id, i.scope_id, i.file_name, i.sha256, i.row_count, i.accepted, i.taken, i.drafts, i.already, i.errors, i.warnings,
  i.imported_at, i.imported_by, p.display_name
FROM waste_imports i LEFT JOIN identity_people p ON p.id = i.imported_by WHERE i.id = :id;

-- name: insert_import_finding
INSERT INTO waste_import_findings (import_id, place, row_number, column_title, rule, severity, params)
VALUES (:import_id, :place, :row_number, :column_title, :rule, :severity, :params);

-- name: import_findings
SELECT row_number, column_title, rule, severity, params FROM waste_import_findings
WHERE import_id = :import_id ORDER BY row_number, place LIMIT :most;

-- name: months_reported
SELECT unit_id, month FROM waste_reports WHERE month BETWEEN :first AND :last AND revision = 0
UNION ALL
SELECT unit_id, month FROM waste_imported_months WHERE month BETWEEN :first AND :last;

-- name: append_imported_month
INSERT INTO waste_imported_months (unit_id, month, import_id, generated, reported_on, collected, source_utilised, uncollected, population_registered)
VALUES (:unit_id, :month, :import_id, :generated, :reported_on, :collected, :source_utilised, :uncollected, :population_registered);

-- An imported month becomes a report like the others, as soon as somebody acts on it.
-- name: adopt_imported
INSERT INTO waste_reports (unit_id, month, revision, state, counted, reason, known_by, note, population_registered, generated,
  source_utilised, collected, uncollected, version, updated_at, updated_by, submitted_at, approved_at)
SELECT r.unit_id, r.month, r.revision, r.state, r.counted, r.reason, r.known_by, r.note, r.population_registered, r.generated,
  r.source_utilised, r.collected, r.uncollected, r.version, r.updated_at, r.updated_by, r.submitted_at, r.approved_at
FROM waste_month_reports r WHERE r.unit_id = :unit_id AND r.month = :month AND r.id < 0
RETURNING id;

-- name: adopt_import_event
INSERT INTO waste_report_events (report_id, at, person_id, action, from_state, to_state, reason)
SELECT CAST(:report_id AS BIGINT), f.imported_at, f.imported_by, 'import', 'none', 'approved', f.file_name
FROM waste_imported_months m JOIN waste_imports f ON f.id = m.import_id WHERE m.unit_id = :unit_id AND m.month = :month;

-- name: drop_adopted
DELETE FROM waste_imported_months WHERE unit_id = :unit_id AND month = :month;

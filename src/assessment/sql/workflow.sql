-- name: workflow_rounds
SELECT r.fiscal_year, r.edition, r.opens_at, r.closes_at, r.demo, r.version,
  CASE WHEN EXISTS (SELECT 1 FROM assessment_sheets s WHERE s.fiscal_year = r.fiscal_year AND s.state = 'announced')
    THEN 1 ELSE 0 END
FROM assessment_rounds r ORDER BY r.fiscal_year DESC;

-- name: workflow_round
SELECT r.fiscal_year, r.edition, r.opens_at, r.closes_at, r.demo, r.version,
  CASE WHEN EXISTS (SELECT 1 FROM assessment_sheets s WHERE s.fiscal_year = r.fiscal_year AND s.state = 'announced')
    THEN 1 ELSE 0 END
FROM assessment_rounds r WHERE r.fiscal_year = :fiscal_year;

-- name: insert_workflow_round
INSERT INTO assessment_rounds (fiscal_year, edition, opens_at, closes_at, state, demo, version)
VALUES (:fiscal_year, :edition, :opens_at, :closes_at, 'planned', :demo, 1)
ON CONFLICT (fiscal_year) DO NOTHING;

-- name: update_workflow_round
UPDATE assessment_rounds SET opens_at = :opens_at, closes_at = :closes_at, version = version + 1
WHERE fiscal_year = :fiscal_year AND version = :version;

-- name: sheet_level_of
SELECT state, level FROM assessment_sheets WHERE unit_id = :unit_id AND fiscal_year = :fiscal_year;

-- name: move_sheet
UPDATE assessment_sheets SET state = :state, national_state = :national_state, came_back = :came_back,
  version = version + 1, updated_at = :now,
  submitted_at = CASE WHEN :state = 'submitted' AND state = 'draft' THEN :now ELSE submitted_at END,
  checked_at = CASE WHEN :state = 'checked' AND state = 'submitted' THEN :now ELSE checked_at END,
  scored_at = CASE WHEN :state = 'area-scored' AND state = 'checked' THEN :now ELSE scored_at END,
  certified_at = CASE WHEN :state = 'certified' AND state = 'area-scored' THEN :now ELSE certified_at END,
  announced_at = CASE WHEN :state = 'announced' THEN :now ELSE announced_at END
WHERE id = :id AND version = :version;

-- name: clear_area_score
UPDATE assessment_sheets SET area_percent_millionths = NULL, area_passed = 0, area_points = NULL, scored_at = NULL WHERE id = :id;

-- The final score is the area score as the steering committee certified it, with its level.
-- name: freeze_final_score
UPDATE assessment_sheets SET final_percent_millionths = area_percent_millionths, final_passed = area_passed,
  final_points = area_points, level = :level WHERE id = :id;

-- name: clear_final_score
UPDATE assessment_sheets SET final_percent_millionths = NULL, final_passed = 0, final_points = NULL, level = NULL,
  certified_at = NULL, announced_at = NULL WHERE id = :id;

-- name: insert_event
INSERT INTO assessment_events (sheet_id, at, person_id, action, from_state, to_state, reason, details)
VALUES (:sheet_id, :at, :person_id, :action, :from_state, :to_state, :reason, :details);

-- name: insert_return
INSERT INTO assessment_returns (sheet_id, indicator, reason, at) VALUES (:sheet_id, :indicator, :reason, :at);

-- The first number follows what a bulk load may have written.
-- name: next_change
INSERT INTO assessment_counters (name, value)
VALUES ('results', (SELECT COALESCE(MAX(change), 0) + 1 FROM assessment_result_changes))
ON CONFLICT (name) DO UPDATE SET value = assessment_counters.value + 1 RETURNING value;

-- name: note_result_change
INSERT INTO assessment_result_changes (sheet_id, fiscal_year, change) VALUES (:sheet_id, :fiscal_year, :change)
ON CONFLICT (sheet_id) DO UPDATE SET change = excluded.change;

-- name: timeline
SELECT e.at, e.person_id, p.display_name, e.action, e.from_state, e.to_state, e.reason, e.details
FROM assessment_events e LEFT JOIN identity_people p ON p.id = e.person_id
WHERE e.sheet_id = :sheet_id ORDER BY e.id;

-- Demonstration data only; `muang demo` refuses a database that holds people or rounds.

-- name: demo_insert_round
INSERT INTO assessment_rounds (fiscal_year, edition, opens_at, closes_at, state, demo, version)
VALUES (:fiscal_year, :edition, :opens_at, :closes_at, :state, 1, 1);

-- name: demo_insert_sheet
INSERT INTO assessment_sheets (unit_id, fiscal_year, edition, kind, pass_mark, state, submitted_at, checked_at, scored_at,
  certified_at, announced_at, level, updated_at)
VALUES (:unit_id, :fiscal_year, :edition, :kind, :pass_mark, :state, :submitted_at, :checked_at, :scored_at, :certified_at,
  :announced_at, :level, :updated_at)
RETURNING id;

-- name: demo_insert_answer
INSERT INTO assessment_answers (sheet_id, indicator, process, output, outcome, lpa_score_hundredths, lpa_max_hundredths, reasons,
  version, updated_at, updated_by)
VALUES (:sheet_id, :indicator, :process, :output, :outcome, :lpa_score_hundredths, :lpa_max_hundredths, :reasons, 1, :updated_at,
  :updated_by);

-- name: demo_insert_agreed
INSERT INTO assessment_marks (sheet_id, stage, indicator, person_id, process, output, outcome, lpa_points_hundredths, reason,
  version, updated_at)
VALUES (:sheet_id, 'area', :indicator, 0, :process, :output, :outcome, :lpa_points_hundredths, '', 1, :updated_at);

-- name: demo_insert_event
INSERT INTO assessment_events (sheet_id, at, person_id, action, from_state, to_state, reason, details)
VALUES (:sheet_id, :at, :person_id, :action, :from_state, :to_state, '', '');

-- name: demo_insert_result_change
INSERT INTO assessment_result_changes (sheet_id, fiscal_year, change) VALUES (:sheet_id, :fiscal_year, :change);

-- name: demo_set_counter
INSERT INTO assessment_counters (name, value) VALUES ('results', :value)
ON CONFLICT (name) DO UPDATE SET value = :value;

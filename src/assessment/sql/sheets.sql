-- name: round_row
SELECT fiscal_year, edition, opens_at, closes_at, demo, version FROM assessment_rounds WHERE fiscal_year = :fiscal_year;

-- name: sheet_row
SELECT id, unit_id, fiscal_year, edition, kind, state, national_state, pass_mark, came_back, version, answered, level, updated_at
FROM assessment_sheets WHERE unit_id = :unit_id AND fiscal_year = :fiscal_year;

-- name: insert_sheet
INSERT INTO assessment_sheets (unit_id, fiscal_year, edition, kind, pass_mark, state, updated_at)
VALUES (:unit_id, :fiscal_year, :edition, :kind, :pass_mark, 'draft', :now) RETURNING id;

-- name: answer_rows
SELECT a.indicator, a.process, a.output, a.outcome, a.lpa_score_hundredths, a.lpa_max_hundredths, a.reasons, a.version, a.updated_at,
  a.updated_by
FROM assessment_answers a WHERE a.sheet_id = :sheet_id;

-- name: answer_row
SELECT process, output, outcome, lpa_score_hundredths, lpa_max_hundredths, reasons, version, updated_at, updated_by
FROM assessment_answers WHERE sheet_id = :sheet_id AND indicator = :indicator;

-- name: save_answer
INSERT INTO assessment_answers (sheet_id, indicator, process, output, outcome, lpa_score_hundredths, lpa_max_hundredths, reasons,
  version, updated_at, updated_by)
VALUES (:sheet_id, :indicator, :process, :output, :outcome, :lpa_score, :lpa_max, :reasons, 1, :now, :person)
ON CONFLICT (sheet_id, indicator) DO UPDATE SET process = excluded.process, output = excluded.output, outcome = excluded.outcome,
  lpa_score_hundredths = excluded.lpa_score_hundredths, lpa_max_hundredths = excluded.lpa_max_hundredths,
  reasons = excluded.reasons, version = assessment_answers.version + 1, updated_at = excluded.updated_at,
  updated_by = excluded.updated_by;

-- name: keep_self
UPDATE assessment_sheets SET self_percent_millionths = :percent, self_passed = :passed, self_points = :points, answered = :answered,
  updated_at = :now WHERE id = :id;

-- name: keep_area
UPDATE assessment_sheets SET area_percent_millionths = :percent, area_passed = :passed, area_points = :points, updated_at = :now
WHERE id = :id;

-- name: keep_national
UPDATE assessment_sheets SET national_percent_millionths = :percent, national_points = :points, updated_at = :now WHERE id = :id;

-- name: keep_final
UPDATE assessment_sheets SET final_percent_millionths = :percent, final_passed = :passed, final_points = :points, level = :level,
  updated_at = :now WHERE id = :id;

-- name: agreed_rows
SELECT indicator, process, output, outcome, lpa_points_hundredths, reason, version FROM assessment_marks
WHERE sheet_id = :sheet_id AND stage = :stage AND person_id = 0;

-- name: sheets_of_unit
SELECT fiscal_year, state, self_percent_millionths, area_percent_millionths, final_percent_millionths, level, self_passed,
  area_passed, final_passed, national_state
FROM assessment_sheets WHERE unit_id = :unit_id ORDER BY fiscal_year DESC;

-- name: comment_counts
SELECT indicator, COUNT(*) FROM assessment_comments WHERE sheet_id = :sheet_id GROUP BY indicator;

-- name: newest_returns
SELECT indicator, reason FROM assessment_returns
WHERE sheet_id = :sheet_id AND at = (SELECT MAX(at) FROM assessment_returns WHERE sheet_id = :sheet_id);

-- name: names_of_authors
SELECT DISTINCT p.id, p.display_name FROM assessment_answers a JOIN identity_people p ON p.id = a.updated_by
WHERE a.sheet_id = :sheet_id;

-- name: person_name
SELECT display_name FROM identity_people WHERE id = :id;

-- name: level_settings
SELECT id, level, minimum_percent, valid_from, reason FROM assessment_level_settings WHERE edition = :edition ORDER BY valid_from, id;

-- name: insert_level_setting
INSERT INTO assessment_level_settings (edition, level, minimum_percent, valid_from, reason, set_at, set_by)
VALUES (:edition, :level, :minimum_percent, :valid_from, :reason, :now, :person);

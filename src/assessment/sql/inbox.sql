-- name: inbox_sheets
SELECT s.id, s.unit_id, s.kind, s.pass_mark, s.state, s.national_state, s.came_back, s.version, s.answered,
  s.self_percent_millionths, s.self_passed, s.area_percent_millionths, s.area_passed, s.submitted_at, s.checked_at, s.scored_at,
  s.certified_at, s.announced_at, s.updated_at, s.level, s.edition
FROM assessment_sheets s WHERE s.fiscal_year = :fiscal_year ORDER BY s.id;

-- Scored indicators of one sheet that are answered by parts and have no file.
-- name: answers_without_evidence
SELECT COUNT(*) FROM assessment_answers a
WHERE a.sheet_id = :sheet_id AND (a.process IS NOT NULL OR a.output IS NOT NULL OR a.outcome IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM assessment_evidence e
    WHERE e.sheet_id = a.sheet_id AND e.indicator = a.indicator AND e.removed_at IS NULL);

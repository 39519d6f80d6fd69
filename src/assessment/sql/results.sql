-- name: announced_results
SELECT unit_id, fiscal_year, level FROM assessment_sheets WHERE state = 'announced' AND final_passed = 1 ORDER BY fiscal_year, unit_id;

-- name: announced_points
SELECT id, unit_id, kind, edition, final_points FROM assessment_sheets WHERE fiscal_year = :fiscal_year AND state = 'announced';

-- name: changed_points
SELECT s.id, s.unit_id, s.kind, s.edition, s.final_points, CASE WHEN s.state = 'announced' THEN 1 ELSE 0 END, c.change
FROM assessment_result_changes c JOIN assessment_sheets s ON s.id = c.sheet_id
WHERE c.fiscal_year = :fiscal_year AND c.change > :seen ORDER BY c.change;

-- name: last_change
SELECT COALESCE(MAX(value), 0) FROM assessment_counters WHERE name = 'results';

-- name: candidate_sheets
SELECT unit_id, fiscal_year, kind, pass_mark, state, answered, self_percent_millionths, area_percent_millionths, area_passed, level,
  came_back
FROM assessment_sheets WHERE fiscal_year = :fiscal_year AND state <> 'announced' ORDER BY unit_id;

-- name: last_announced
SELECT unit_id, fiscal_year, level, announced_at FROM assessment_sheets WHERE state = 'announced' ORDER BY announced_at DESC, id LIMIT 10;

-- name: announced_counts
SELECT fiscal_year, level, COUNT(*) FROM assessment_sheets WHERE state = 'announced' GROUP BY fiscal_year, level ORDER BY fiscal_year, level;

-- name: sheet_counts
SELECT fiscal_year, state, COUNT(*) FROM assessment_sheets GROUP BY fiscal_year, state ORDER BY fiscal_year, state;

-- name: public_results_of_unit
SELECT fiscal_year, final_percent_millionths, final_passed, level FROM assessment_sheets
WHERE unit_id = :unit_id AND state = 'announced' ORDER BY fiscal_year DESC;

-- name: stage_marks
SELECT m.person_id, COALESCE(p.display_name, ''), m.indicator, m.process, m.output, m.outcome, m.lpa_points_hundredths, m.reason,
  m.version, m.updated_at
FROM assessment_marks m LEFT JOIN identity_people p ON p.id = m.person_id
WHERE m.sheet_id = :sheet_id AND m.stage = :stage ORDER BY m.person_id, m.indicator;

-- name: mark_version
SELECT version, process, output, outcome, lpa_points_hundredths FROM assessment_marks
WHERE sheet_id = :sheet_id AND stage = :stage AND indicator = :indicator AND person_id = :person_id;

-- name: save_mark
INSERT INTO assessment_marks (sheet_id, stage, indicator, person_id, process, output, outcome, lpa_points_hundredths, reason, version,
  updated_at)
VALUES (:sheet_id, :stage, :indicator, :person_id, :process, :output, :outcome, :lpa_points, :reason, 1, :now)
ON CONFLICT (sheet_id, stage, indicator, person_id) DO UPDATE SET process = excluded.process, output = excluded.output,
  outcome = excluded.outcome, lpa_points_hundredths = excluded.lpa_points_hundredths, reason = excluded.reason,
  version = assessment_marks.version + 1, updated_at = excluded.updated_at;

-- What the quality of a town's months is judged from: every revision, the caller keeps the best of each month.
-- name: quality_of_unit
SELECT unit_id, month, generated, collected, source_utilised, uncollected, population_registered, population_latent, submitted_at,
  note <> '', counted
FROM waste_month_reports WHERE unit_id = :unit_id AND month BETWEEN :first AND :last ORDER BY month, revision;

-- name: quality_of_all
SELECT unit_id, month, generated, collected, source_utilised, uncollected, population_registered, population_latent, submitted_at,
  note <> '', counted
FROM waste_month_reports WHERE month BETWEEN :first AND :last ORDER BY unit_id, month, revision;

-- name: rates_of_units
SELECT unit_id, SUM(generated), SUM(population_registered * days), SUM(COALESCE(population_latent, 0) * days) FROM (
  SELECT unit_id, generated, population_registered, population_latent, CASE (month % 12) + 1
      WHEN 2 THEN 28 WHEN 4 THEN 30 WHEN 6 THEN 30 WHEN 9 THEN 30 WHEN 11 THEN 30 ELSE 31 END AS days
  FROM waste_month_reports
  WHERE month BETWEEN :first AND :last AND counted = 1 AND generated IS NOT NULL AND population_registered > 0) AS reported
GROUP BY unit_id;

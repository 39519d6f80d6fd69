-- See 0065_waste_sums.sql. waste_unit_years sums the entered months, waste_imported_years the imported ones; waste_month_sums both. Rated: kg of the months that state people, with their person-days (days of the month, leap years too).
-- name: forget_unit_year
DELETE FROM waste_unit_years WHERE basis = :basis AND year = :year AND unit_id = :unit_id;

-- name: sum_unit_year
INSERT INTO waste_unit_years (basis, year, unit_id, months, generated, source_utilised, collected, uncollected, rated, person_days)
SELECT CAST(:basis AS TEXT), CAST(:year AS BIGINT), unit_id, COUNT(*), COALESCE(SUM(generated), 0), COALESCE(SUM(source_utilised), 0), COALESCE(SUM(collected), 0),
  COALESCE(SUM(uncollected), 0), COALESCE(SUM(CASE WHEN population_registered > 0 THEN generated END), 0),
  COALESCE(SUM(CASE WHEN population_registered > 0 AND generated IS NOT NULL THEN population_registered * CASE (month % 12) + 1
      WHEN 4 THEN 30 WHEN 6 THEN 30 WHEN 9 THEN 30 WHEN 11 THEN 30
      WHEN 2 THEN CASE WHEN ((month / 12) % 4 = 0 AND (month / 12) % 100 <> 0) OR (month / 12) % 400 = 0 THEN 29 ELSE 28 END
      ELSE 31 END END), 0)
FROM waste_reports WHERE unit_id = :unit_id AND month BETWEEN :first AND :last AND counted = 1 GROUP BY unit_id;

-- name: counted_month
SELECT generated, source_utilised, collected, uncollected FROM waste_month_reports
WHERE unit_id = :unit_id AND month = :month AND counted = 1;

-- name: add_to_month
INSERT INTO waste_month_sums (month, part, reports, generated, source_utilised, collected, uncollected)
VALUES (:month, :part, :reports, :generated, :source_utilised, :collected, :uncollected)
ON CONFLICT (month, part) DO UPDATE SET reports = waste_month_sums.reports + excluded.reports,
  generated = waste_month_sums.generated + excluded.generated,
  source_utilised = waste_month_sums.source_utilised + excluded.source_utilised,
  collected = waste_month_sums.collected + excluded.collected,
  uncollected = waste_month_sums.uncollected + excluded.uncollected;

-- name: forget_unit_years
DELETE FROM waste_unit_years;

-- name: forget_month_sums
DELETE FROM waste_month_sums;

-- name: sum_calendar_years
INSERT INTO waste_unit_years (basis, year, unit_id, months, generated, source_utilised, collected, uncollected, rated, person_days)
SELECT 'calendar', month / 12, unit_id, COUNT(*), COALESCE(SUM(generated), 0), COALESCE(SUM(source_utilised), 0), COALESCE(SUM(collected), 0),
  COALESCE(SUM(uncollected), 0), COALESCE(SUM(CASE WHEN population_registered > 0 THEN generated END), 0),
  COALESCE(SUM(CASE WHEN population_registered > 0 AND generated IS NOT NULL THEN population_registered * CASE (month % 12) + 1
      WHEN 4 THEN 30 WHEN 6 THEN 30 WHEN 9 THEN 30 WHEN 11 THEN 30
      WHEN 2 THEN CASE WHEN ((month / 12) % 4 = 0 AND (month / 12) % 100 <> 0) OR (month / 12) % 400 = 0 THEN 29 ELSE 28 END
      ELSE 31 END END), 0)
FROM waste_reports WHERE counted = 1 GROUP BY unit_id, month / 12;

-- name: sum_fiscal_years
INSERT INTO waste_unit_years (basis, year, unit_id, months, generated, source_utilised, collected, uncollected, rated, person_days)
SELECT 'fiscal', (month + 3) / 12, unit_id, COUNT(*), COALESCE(SUM(generated), 0), COALESCE(SUM(source_utilised), 0), COALESCE(SUM(collected), 0),
  COALESCE(SUM(uncollected), 0), COALESCE(SUM(CASE WHEN population_registered > 0 THEN generated END), 0),
  COALESCE(SUM(CASE WHEN population_registered > 0 AND generated IS NOT NULL THEN population_registered * CASE (month % 12) + 1
      WHEN 4 THEN 30 WHEN 6 THEN 30 WHEN 9 THEN 30 WHEN 11 THEN 30
      WHEN 2 THEN CASE WHEN ((month / 12) % 4 = 0 AND (month / 12) % 100 <> 0) OR (month / 12) % 400 = 0 THEN 29 ELSE 28 END
      ELSE 31 END END), 0)
FROM waste_reports WHERE counted = 1 GROUP BY unit_id, (month + 3) / 12;

-- name: sum_months
INSERT INTO waste_month_sums (month, part, reports, generated, source_utilised, collected, uncollected)
SELECT month, unit_id % 64, COUNT(*), COALESCE(SUM(generated), 0), COALESCE(SUM(source_utilised), 0), COALESCE(SUM(collected), 0),
  COALESCE(SUM(uncollected), 0)
FROM waste_month_reports WHERE counted = 1 GROUP BY month, unit_id % 64;

-- name: unit_years
SELECT unit_id, SUM(months), SUM(generated), SUM(source_utilised), SUM(collected), SUM(uncollected), SUM(rated), SUM(person_days) FROM (
  SELECT unit_id, months, generated, source_utilised, collected, uncollected, rated, person_days
  FROM waste_unit_years WHERE basis = :basis AND year = :year
  UNION ALL
  SELECT unit_id, months, generated, source_utilised, collected, uncollected, rated, person_days
  FROM waste_imported_years WHERE fiscal = CASE WHEN CAST(:basis AS TEXT) = 'fiscal' THEN 1 ELSE 0 END AND year = :year AND months > 0
) AS y GROUP BY unit_id ORDER BY unit_id;

-- name: month_sums
SELECT month, SUM(reports), SUM(generated), SUM(collected) FROM waste_month_sums
WHERE month BETWEEN :first AND :last GROUP BY month HAVING SUM(reports) > 0 ORDER BY month;

-- A unit with entered and imported months in one year counts once: at its imported ones.
-- name: years_of_nation
SELECT year, SUM(units), SUM(months), SUM(generated), SUM(source_utilised), SUM(collected), SUM(uncollected), SUM(rated), SUM(person_days) FROM (
  SELECT e.year, CASE WHEN EXISTS (SELECT 1 FROM waste_imported_years i WHERE i.year = e.year AND i.unit_id = e.unit_id AND i.months > 0
      AND i.fiscal = CASE WHEN CAST(:basis AS TEXT) = 'fiscal' THEN 1 ELSE 0 END) THEN 0 ELSE 1 END AS units,
    e.months, e.generated, e.source_utilised, e.collected, e.uncollected, e.rated, e.person_days
  FROM waste_unit_years e WHERE e.basis = :basis
  UNION ALL
  SELECT year, 1, months, generated, source_utilised, collected, uncollected, rated, person_days
  FROM waste_imported_years WHERE fiscal = CASE WHEN CAST(:basis AS TEXT) = 'fiscal' THEN 1 ELSE 0 END AND months > 0
) AS y GROUP BY year ORDER BY year;

-- name: units_with_imports
SELECT unit_id FROM waste_imported_years WHERE fiscal = :fiscal AND year = :year;

-- name: append_imported_year
INSERT INTO waste_imported_years (fiscal, year, unit_id, months, generated, source_utilised, collected, uncollected, rated, person_days)
VALUES (:fiscal, :year, :unit_id, :months, :generated, :source_utilised, :collected, :uncollected, :rated, :person_days);

-- name: add_to_imported_year
UPDATE waste_imported_years SET months = months + :months, generated = generated + :generated,
  source_utilised = source_utilised + :source_utilised, collected = collected + :collected, uncollected = uncollected + :uncollected,
  rated = rated + :rated, person_days = person_days + :person_days
WHERE fiscal = :fiscal AND year = :year AND unit_id = :unit_id;

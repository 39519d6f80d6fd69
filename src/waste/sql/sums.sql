-- See 0065_waste_sums.sql. Rated: kg of the months that state people, with their person-days (days of the month, leap years too).
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
SELECT generated, source_utilised, collected, uncollected FROM waste_reports
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
FROM waste_reports WHERE counted = 1 GROUP BY month, unit_id % 64;

-- name: unit_years
SELECT unit_id, months, generated, source_utilised, collected, uncollected, rated, person_days
FROM waste_unit_years WHERE basis = :basis AND year = :year;

-- name: month_sums
SELECT month, SUM(reports), SUM(generated), SUM(collected) FROM waste_month_sums
WHERE month BETWEEN :first AND :last GROUP BY month HAVING SUM(reports) > 0 ORDER BY month;

-- name: years_of_nation
SELECT year, COUNT(*), SUM(months), SUM(generated), SUM(source_utilised), SUM(collected), SUM(uncollected), SUM(rated), SUM(person_days)
FROM waste_unit_years WHERE basis = :basis GROUP BY year ORDER BY year;

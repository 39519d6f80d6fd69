-- Sums of the counted months, kept with every change of what counts, so that a page of the nation reads thousands of rows and not
-- a million. By unit and year ("calendar", or "fiscal": 1 October to 30 September, named by the year in which it ends; Gregorian),
-- and by month in 64 parts (unit_id modulo 64), so that provinces that approve at the same time do not wait for one row.
CREATE TABLE waste_unit_years (
  basis TEXT NOT NULL,
  year INT64 NOT NULL,
  unit_id INT64 NOT NULL REFERENCES identity_units(id),
  months INT64 NOT NULL,
  generated INT64 NOT NULL,
  source_utilised INT64 NOT NULL,
  collected INT64 NOT NULL,
  uncollected INT64 NOT NULL,
  rated INT64 NOT NULL,
  person_days INT64 NOT NULL,
  PRIMARY KEY (basis, year, unit_id)
);
CREATE TABLE waste_month_sums (
  month INT64 NOT NULL,
  part INT64 NOT NULL,
  reports INT64 NOT NULL,
  generated INT64 NOT NULL,
  source_utilised INT64 NOT NULL,
  collected INT64 NOT NULL,
  uncollected INT64 NOT NULL,
  PRIMARY KEY (month, part)
);

INSERT INTO waste_unit_years (basis, year, unit_id, months, generated, source_utilised, collected, uncollected, rated, person_days)
SELECT 'calendar', month / 12, unit_id, COUNT(*), COALESCE(SUM(generated), 0), COALESCE(SUM(source_utilised), 0), COALESCE(SUM(collected), 0),
  COALESCE(SUM(uncollected), 0), COALESCE(SUM(CASE WHEN population_registered > 0 THEN generated END), 0),
  COALESCE(SUM(CASE WHEN population_registered > 0 AND generated IS NOT NULL THEN population_registered * CASE (month % 12) + 1
      WHEN 4 THEN 30 WHEN 6 THEN 30 WHEN 9 THEN 30 WHEN 11 THEN 30
      WHEN 2 THEN CASE WHEN ((month / 12) % 4 = 0 AND (month / 12) % 100 <> 0) OR (month / 12) % 400 = 0 THEN 29 ELSE 28 END
      ELSE 31 END END), 0)
FROM waste_reports WHERE counted = 1 GROUP BY unit_id, month / 12;

INSERT INTO waste_unit_years (basis, year, unit_id, months, generated, source_utilised, collected, uncollected, rated, person_days)
SELECT 'fiscal', (month + 3) / 12, unit_id, COUNT(*), COALESCE(SUM(generated), 0), COALESCE(SUM(source_utilised), 0), COALESCE(SUM(collected), 0),
  COALESCE(SUM(uncollected), 0), COALESCE(SUM(CASE WHEN population_registered > 0 THEN generated END), 0),
  COALESCE(SUM(CASE WHEN population_registered > 0 AND generated IS NOT NULL THEN population_registered * CASE (month % 12) + 1
      WHEN 4 THEN 30 WHEN 6 THEN 30 WHEN 9 THEN 30 WHEN 11 THEN 30
      WHEN 2 THEN CASE WHEN ((month / 12) % 4 = 0 AND (month / 12) % 100 <> 0) OR (month / 12) % 400 = 0 THEN 29 ELSE 28 END
      ELSE 31 END END), 0)
FROM waste_reports WHERE counted = 1 GROUP BY unit_id, (month + 3) / 12;

INSERT INTO waste_month_sums (month, part, reports, generated, source_utilised, collected, uncollected)
SELECT month, unit_id % 64, COUNT(*), COALESCE(SUM(generated), 0), COALESCE(SUM(source_utilised), 0), COALESCE(SUM(collected), 0),
  COALESCE(SUM(uncollected), 0)
FROM waste_reports WHERE counted = 1 GROUP BY month, unit_id % 64;

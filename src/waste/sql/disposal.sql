-- See 0066_waste_disposal_sums.sql.
-- name: forget_unit_deliveries
DELETE FROM waste_unit_deliveries WHERE basis = :basis AND year = :year AND unit_id = :unit_id;

-- name: sum_unit_deliveries
INSERT INTO waste_unit_deliveries (basis, year, unit_id, facility_id, kg)
SELECT CAST(:basis AS TEXT), CAST(:year AS BIGINT), r.unit_id, d.facility_id, SUM(d.kg)
FROM waste_reports r JOIN waste_deliveries d ON d.report_id = r.id
WHERE r.unit_id = :unit_id AND r.month BETWEEN :first AND :last AND r.counted = 1 AND d.kg IS NOT NULL
GROUP BY r.unit_id, d.facility_id;

-- name: sites_of_unit_month
SELECT DISTINCT d.facility_id FROM waste_reports r JOIN waste_deliveries d ON d.report_id = r.id
WHERE r.unit_id = :unit_id AND r.month = :month ORDER BY d.facility_id;

-- name: forget_site_year
DELETE FROM waste_site_years WHERE basis = :basis AND year = :year AND facility_id = :facility_id;

-- name: insert_site_year
INSERT INTO waste_site_years (basis, year, facility_id, kg, days) VALUES (:basis, :year, :facility_id, :kg, :days);

-- name: forget_all_deliveries
DELETE FROM waste_unit_deliveries;

-- name: forget_all_site_years
DELETE FROM waste_site_years;

-- name: sum_calendar_deliveries
INSERT INTO waste_unit_deliveries (basis, year, unit_id, facility_id, kg)
SELECT 'calendar', r.month / 12, r.unit_id, d.facility_id, SUM(d.kg)
FROM waste_reports r JOIN waste_deliveries d ON d.report_id = r.id
WHERE r.counted = 1 AND d.kg IS NOT NULL GROUP BY r.month / 12, r.unit_id, d.facility_id;

-- name: sum_fiscal_deliveries
INSERT INTO waste_unit_deliveries (basis, year, unit_id, facility_id, kg)
SELECT 'fiscal', (r.month + 3) / 12, r.unit_id, d.facility_id, SUM(d.kg)
FROM waste_reports r JOIN waste_deliveries d ON d.report_id = r.id
WHERE r.counted = 1 AND d.kg IS NOT NULL GROUP BY (r.month + 3) / 12, r.unit_id, d.facility_id;

-- name: sum_calendar_sites
INSERT INTO waste_site_years (basis, year, facility_id, kg, days)
SELECT 'calendar', month / 12, facility_id, SUM(kg), SUM(CASE (month % 12) + 1
    WHEN 4 THEN 30 WHEN 6 THEN 30 WHEN 9 THEN 30 WHEN 11 THEN 30
    WHEN 2 THEN CASE WHEN ((month / 12) % 4 = 0 AND (month / 12) % 100 <> 0) OR (month / 12) % 400 = 0 THEN 29 ELSE 28 END
    ELSE 31 END)
FROM (SELECT facility_id, month, SUM(kg) AS kg FROM waste_receipts GROUP BY facility_id, month
  UNION ALL
  SELECT d.facility_id, r.month, SUM(d.kg) FROM waste_reports r JOIN waste_deliveries d ON d.report_id = r.id
  WHERE r.counted = 1 AND d.kg IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM waste_receipts x WHERE x.facility_id = d.facility_id AND x.month = r.month)
  GROUP BY d.facility_id, r.month) m
GROUP BY month / 12, facility_id;

-- name: sum_fiscal_sites
INSERT INTO waste_site_years (basis, year, facility_id, kg, days)
SELECT 'fiscal', (month + 3) / 12, facility_id, SUM(kg), SUM(CASE (month % 12) + 1
    WHEN 4 THEN 30 WHEN 6 THEN 30 WHEN 9 THEN 30 WHEN 11 THEN 30
    WHEN 2 THEN CASE WHEN ((month / 12) % 4 = 0 AND (month / 12) % 100 <> 0) OR (month / 12) % 400 = 0 THEN 29 ELSE 28 END
    ELSE 31 END)
FROM (SELECT facility_id, month, SUM(kg) AS kg FROM waste_receipts GROUP BY facility_id, month
  UNION ALL
  SELECT d.facility_id, r.month, SUM(d.kg) FROM waste_reports r JOIN waste_deliveries d ON d.report_id = r.id
  WHERE r.counted = 1 AND d.kg IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM waste_receipts x WHERE x.facility_id = d.facility_id AND x.month = r.month)
  GROUP BY d.facility_id, r.month) m
GROUP BY (month + 3) / 12, facility_id;

-- name: unit_deliveries
SELECT unit_id, facility_id, kg FROM waste_unit_deliveries WHERE basis = :basis AND year = :year;

-- name: site_years
SELECT facility_id, kg, days FROM waste_site_years WHERE basis = :basis AND year = :year;

-- name: facility_classes
SELECT id, method, override_class, override_reason, override_from FROM waste_facilities;

-- Where the counted months delivered in a year, and what each site took, kept with every change like waste_unit_years (same basis and
-- year). A month that a site has weighed itself counts with its receipts, another with the deliveries; days are those of the months
-- with either.
CREATE TABLE waste_unit_deliveries (
  basis TEXT NOT NULL,
  year INT64 NOT NULL,
  unit_id INT64 NOT NULL REFERENCES identity_units(id),
  facility_id INT64 NOT NULL REFERENCES waste_facilities(id),
  kg INT64 NOT NULL,
  PRIMARY KEY (basis, year, unit_id, facility_id)
);
CREATE TABLE waste_site_years (
  basis TEXT NOT NULL,
  year INT64 NOT NULL,
  facility_id INT64 NOT NULL REFERENCES waste_facilities(id),
  kg INT64 NOT NULL,
  days INT64 NOT NULL,
  PRIMARY KEY (basis, year, facility_id)
);

INSERT INTO waste_unit_deliveries (basis, year, unit_id, facility_id, kg)
SELECT 'calendar', r.month / 12, r.unit_id, d.facility_id, SUM(d.kg)
FROM waste_reports r JOIN waste_deliveries d ON d.report_id = r.id
WHERE r.counted = 1 AND d.kg IS NOT NULL GROUP BY r.month / 12, r.unit_id, d.facility_id;

INSERT INTO waste_unit_deliveries (basis, year, unit_id, facility_id, kg)
SELECT 'fiscal', (r.month + 3) / 12, r.unit_id, d.facility_id, SUM(d.kg)
FROM waste_reports r JOIN waste_deliveries d ON d.report_id = r.id
WHERE r.counted = 1 AND d.kg IS NOT NULL GROUP BY (r.month + 3) / 12, r.unit_id, d.facility_id;

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

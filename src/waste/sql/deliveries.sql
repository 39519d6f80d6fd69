-- With what the register says of each site, and what the site itself received from this unit in this month: nothing when the site
-- has not reported the month, 0 when it has and names no such receipt.
-- name: deliveries_of_report
SELECT d.facility_id, d.kg, f.name_th, f.name_en, f.opened, f.closed, m.month, x.kg
FROM waste_reports r
JOIN waste_deliveries d ON d.report_id = r.id
JOIN waste_facilities f ON f.id = d.facility_id
LEFT JOIN waste_site_months m ON m.facility_id = d.facility_id AND m.month = r.month
LEFT JOIN waste_receipts x ON x.facility_id = d.facility_id AND x.month = r.month AND x.unit_id = r.unit_id
WHERE r.id = :report_id ORDER BY f.name_th, f.id;

-- name: clear_deliveries
DELETE FROM waste_deliveries WHERE report_id = :report_id;

-- name: insert_delivery
INSERT INTO waste_deliveries (report_id, facility_id, kg) VALUES (:report_id, :facility_id, :kg);

-- name: copy_deliveries
INSERT INTO waste_deliveries (report_id, facility_id, kg)
SELECT CAST(:to_report AS BIGINT), facility_id, kg FROM waste_deliveries WHERE report_id = :from_report;

-- name: person_name
SELECT display_name FROM identity_people WHERE id = :id;

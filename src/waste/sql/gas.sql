-- What a site took, month by month: as the towns' counted reports say, and as it weighed itself.
-- name: site_delivered
SELECT r.month, CAST(SUM(d.kg) AS BIGINT)
FROM waste_deliveries d JOIN waste_reports r ON r.id = d.report_id
WHERE d.facility_id = :facility_id AND r.counted = 1 AND d.kg IS NOT NULL GROUP BY r.month ORDER BY r.month;

-- name: site_received
SELECT month, CAST(SUM(kg) AS BIGINT) FROM waste_receipts WHERE facility_id = :facility_id GROUP BY month ORDER BY month;

-- name: gas_recovered
SELECT month, gas_recovered FROM waste_site_months
WHERE facility_id = :facility_id AND gas_recovered > 0 ORDER BY month;

-- name: deposits_of_site
SELECT year, kg FROM waste_deposits WHERE facility_id = :facility_id ORDER BY year;

-- name: clear_deposits
DELETE FROM waste_deposits WHERE facility_id = :facility_id;

-- name: insert_deposit
INSERT INTO waste_deposits (facility_id, year, kg) VALUES (:facility_id, :year, :kg);

-- name: touch_facility
UPDATE waste_facilities SET version = version + 1, updated_at = :now, updated_by = :person_id
WHERE id = :id AND version = :version;

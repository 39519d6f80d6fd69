-- name: site_month
SELECT sent_on, removed_stock, left_over, recovered, gas_recovered, known_by, note, version
FROM waste_site_months WHERE facility_id = :facility_id AND month = :month;

-- name: insert_site_month
INSERT INTO waste_site_months (facility_id, month, sent_on, removed_stock, left_over, recovered, gas_recovered, known_by, note,
  version, updated_at, updated_by)
VALUES (:facility_id, :month, :sent_on, :removed_stock, :left_over, :recovered, :gas_recovered, :known_by, :note, 1, :now,
  :person_id);

-- name: save_site_month
UPDATE waste_site_months SET sent_on = :sent_on, removed_stock = :removed_stock, left_over = :left_over, recovered = :recovered,
  gas_recovered = :gas_recovered, known_by = :known_by, note = :note, version = version + 1, updated_at = :now,
  updated_by = :person_id
WHERE facility_id = :facility_id AND month = :month AND version = :version;

-- name: site_receipts
SELECT unit_id, kg FROM waste_receipts WHERE facility_id = :facility_id AND month = :month ORDER BY id;

-- name: clear_receipts
DELETE FROM waste_receipts WHERE facility_id = :facility_id AND month = :month;

-- name: insert_receipt
INSERT INTO waste_receipts (facility_id, month, unit_id, kg) VALUES (:facility_id, :month, :unit_id, :kg);

-- name: site_transfers
SELECT t.to_facility_id, t.kg, f.name_th, f.name_en
FROM waste_transfers t JOIN waste_facilities f ON f.id = t.to_facility_id
WHERE t.facility_id = :facility_id AND t.month = :month ORDER BY f.name_th, f.id;

-- name: clear_transfers
DELETE FROM waste_transfers WHERE facility_id = :facility_id AND month = :month;

-- name: insert_transfer
INSERT INTO waste_transfers (facility_id, month, to_facility_id, kg) VALUES (:facility_id, :month, :to_facility_id, :kg);

-- What the towns' newest revisions say they delivered here, approved or not.
-- name: said_delivered
SELECT r.unit_id, d.kg, r.state
FROM waste_deliveries d JOIN waste_reports r ON r.id = d.report_id
WHERE d.facility_id = :facility_id AND r.month = :month
  AND r.revision = (SELECT MAX(n.revision) FROM waste_reports n WHERE n.unit_id = r.unit_id AND n.month = r.month)
ORDER BY r.unit_id;

-- name: stock_moves
SELECT month, left_over, removed_stock FROM waste_site_months WHERE facility_id = :facility_id ORDER BY month;

-- name: transfers_between
SELECT facility_id, to_facility_id, CAST(SUM(kg) AS BIGINT)
FROM waste_transfers WHERE month BETWEEN :first AND :last GROUP BY facility_id, to_facility_id;

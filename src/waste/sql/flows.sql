-- What the balance of a scope is made of. One unit (low = high) goes through the key, the nation through the months.
-- name: flow_reports
SELECT unit_id, month, known_by, generated, source_utilised, collected, uncollected
FROM waste_month_reports
WHERE unit_id BETWEEN :low AND :high AND month BETWEEN :first AND :last AND counted = 1
ORDER BY unit_id, month;

-- name: flow_deliveries
SELECT r.unit_id, r.month, d.facility_id, d.kg
FROM waste_reports r JOIN waste_deliveries d ON d.report_id = r.id
WHERE r.unit_id BETWEEN :low AND :high AND r.month BETWEEN :first AND :last AND r.counted = 1 AND d.kg IS NOT NULL
ORDER BY r.unit_id, r.month, d.facility_id;

-- name: flow_receipts
SELECT facility_id, month, unit_id, kg FROM waste_receipts WHERE month BETWEEN :first AND :last
ORDER BY facility_id, unit_id, month;

-- name: flow_site_months
SELECT facility_id, known_by, sent_on, recovered FROM waste_site_months WHERE month BETWEEN :first AND :last;

-- name: flow_transfers
SELECT facility_id, to_facility_id, CAST(SUM(kg) AS BIGINT)
FROM waste_transfers WHERE month BETWEEN :first AND :last
GROUP BY facility_id, to_facility_id ORDER BY facility_id, to_facility_id;

-- name: flow_cluster
SELECT name_th, name_en FROM waste_clusters WHERE id = :id;

-- name: flow_cluster_members
SELECT unit_id FROM waste_cluster_members WHERE cluster_id = :id ORDER BY unit_id;

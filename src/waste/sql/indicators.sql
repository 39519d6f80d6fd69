-- Sums of the counted reports, month by month. known_by 1: the generated amount was weighed.
-- name: sums_of_nation
SELECT month, COUNT(*), CAST(COALESCE(SUM(generated), 0) AS BIGINT),
  CAST(COALESCE(SUM(CASE WHEN known_by = 1 THEN generated ELSE 0 END), 0) AS BIGINT),
  CAST(COALESCE(SUM(source_utilised), 0) AS BIGINT), CAST(COALESCE(SUM(utilised_food), 0) AS BIGINT),
  CAST(COALESCE(SUM(collected), 0) AS BIGINT), CAST(COALESCE(SUM(uncollected), 0) AS BIGINT),
  CAST(COALESCE(SUM(CASE WHEN population_registered > 0 THEN generated ELSE 0 END), 0) AS BIGINT),
  CAST(COALESCE(SUM(CASE WHEN generated IS NOT NULL AND population_registered > 0 THEN population_registered ELSE 0 END), 0) AS BIGINT),
  CAST(COALESCE(SUM(CASE WHEN generated IS NOT NULL AND population_registered > 0
    THEN population_registered + COALESCE(population_latent, 0) ELSE 0 END), 0) AS BIGINT)
FROM waste_reports WHERE month BETWEEN :first AND :last AND counted = 1 GROUP BY month ORDER BY month;

-- name: sums_of_unit
SELECT month, 1, COALESCE(generated, 0), CASE WHEN known_by = 1 THEN COALESCE(generated, 0) ELSE 0 END,
  COALESCE(source_utilised, 0), COALESCE(utilised_food, 0), COALESCE(collected, 0), COALESCE(uncollected, 0),
  CASE WHEN population_registered > 0 THEN COALESCE(generated, 0) ELSE 0 END,
  CASE WHEN generated IS NOT NULL AND population_registered > 0 THEN population_registered ELSE 0 END,
  CASE WHEN generated IS NOT NULL AND population_registered > 0 THEN population_registered + COALESCE(population_latent, 0) ELSE 0 END
FROM waste_reports WHERE unit_id = :unit_id AND month BETWEEN :first AND :last AND counted = 1 ORDER BY month;

-- Where the collected waste went: site, kg.
-- name: fates_of_nation
SELECT facility_id, CAST(SUM(kg) AS BIGINT) FROM waste_unit_deliveries
WHERE basis = :basis AND year = :year GROUP BY facility_id ORDER BY facility_id;

-- name: fates_of_unit
SELECT facility_id, kg FROM waste_unit_deliveries
WHERE basis = :basis AND year = :year AND unit_id = :unit_id ORDER BY facility_id;

-- What stations sent on.
-- name: sent_on_between
SELECT facility_id, to_facility_id, CAST(SUM(kg) AS BIGINT)
FROM waste_transfers WHERE month BETWEEN :first AND :last GROUP BY facility_id, to_facility_id ORDER BY facility_id, to_facility_id;

-- name: counted_span
SELECT MIN(month), MAX(month) FROM waste_reports WHERE counted = 1;

-- name: counted_span_of_unit
SELECT MIN(month), MAX(month) FROM waste_reports WHERE unit_id = :unit_id AND counted = 1;

-- name: money_of_unit
SELECT month, fees_billed, fees_arrears, fees_collected, cost
FROM waste_reports WHERE unit_id = :unit_id AND counted = 1 ORDER BY month;

-- name: series_of_unit
SELECT month, generated, population_registered, population_latent
FROM waste_reports WHERE unit_id = :unit_id AND counted = 1 AND generated IS NOT NULL ORDER BY month;

-- name: kinds_of_unit
SELECT kind, latest FROM identity_unit_kinds WHERE unit_id = :unit_id AND superseded = 0 ORDER BY latest, id;

-- name: demo_populations
SELECT unit_id, persons FROM identity_unit_populations ORDER BY unit_id, day;

-- name: demo_report
INSERT INTO waste_reports (unit_id, month, revision, state, counted, reason, known_by, note, version, updated_at, updated_by,
  submitted_at, approved_at,
  population_registered, population_latent, households, households_served, generated, source_utilised, utilised_food,
  utilised_recycle, utilised_other, collected, uncollected, residual_month, hazardous_opening, hazardous_collected,
  hazardous_sent, infectious_generated, manifests, wet_bin_households, fees_billed, fees_arrears, fees_collected, cost,
  trips, largest_vehicle)
VALUES (:unit_id, :month, 0, :state, :counted, '', :known_by, :note, 1, :now, :person_id, :submitted_at, :approved_at,
  :population_registered, :population_latent, :households, :households_served, :generated, :source_utilised,
  :utilised_food, :utilised_recycle, :utilised_other, :collected, :uncollected, :residual_month, :hazardous_opening,
  :hazardous_collected, :hazardous_sent, :infectious_generated, :manifests, :wet_bin_households, :fees_billed,
  :fees_arrears, :fees_collected, :cost, :trips, :largest_vehicle);

-- name: demo_points
SELECT id, latitude, longitude FROM identity_units WHERE latitude IS NOT NULL AND longitude IS NOT NULL;

-- A part of what each month collects, in whole kg; the parts of a town sum to the whole.
-- name: demo_deliveries
INSERT INTO waste_deliveries (report_id, facility_id, kg)
SELECT id, CAST(:facility_id AS BIGINT), collected * :up_to / 1000 - collected * :from / 1000
FROM waste_reports WHERE unit_id = :unit_id AND collected IS NOT NULL;

-- What the site weighs: within 1.5 % of what is delivered, but in the months of a laid fault. A month with a unit error (outside 0.2 to
-- 8 kg a person and day) leaves no receipt: no scale repeats a slip of the pen.
-- name: demo_receipts
INSERT INTO waste_receipts (facility_id, month, unit_id, kg)
SELECT d.facility_id, r.month, r.unit_id, d.kg * (985 + (r.month * 7919 + :salt) % 31) / 1000
  * (CASE WHEN r.month BETWEEN :first AND :last THEN CAST(:permille AS BIGINT) ELSE 1000 END) / 1000
FROM waste_reports r JOIN waste_deliveries d ON d.report_id = r.id
WHERE r.unit_id = :unit_id AND d.facility_id = :facility_id AND r.state <> 'draft'
  AND r.generated BETWEEN r.population_registered * 6 AND r.population_registered * 240;

-- name: demo_other_receipts
INSERT INTO waste_receipts (facility_id, month, unit_id, kg)
SELECT facility_id, month, NULL, CAST(SUM(kg) AS BIGINT) * :permille / 1000
FROM waste_receipts WHERE facility_id = :facility_id GROUP BY facility_id, month;

-- Shares of what came in that leave again (ours): recovered by kind of plant; a transfer station loses a hundredth as water.
-- known_by: small dumps count loads, the others weigh.
-- name: demo_site_months
INSERT INTO waste_site_months (facility_id, month, sent_on, recovered, known_by, note, version, updated_at, updated_by)
SELECT x.facility_id, x.month,
  CASE WHEN f.method = 'transfer_station' THEN x.kg * 99 / 100 END,
  CASE f.method WHEN 'compost' THEN x.kg * 35 / 100 WHEN 'mbt' THEN x.kg * 25 / 100 WHEN 'rdf' THEN x.kg * 40 / 100
    WHEN 'integrated' THEN x.kg * 15 / 100 END,
  CASE WHEN f.method IN ('open_dump', 'controlled_dump_small') THEN 2 ELSE 1 END,
  '', 1, CAST(:now AS BIGINT), CAST(:person_id AS BIGINT)
FROM (SELECT facility_id, month, CAST(SUM(kg) AS BIGINT) AS kg FROM waste_receipts GROUP BY facility_id, month) x
JOIN waste_facilities f ON f.id = x.facility_id;

-- name: demo_transfers
INSERT INTO waste_transfers (facility_id, month, to_facility_id, kg)
SELECT facility_id, month, CAST(:to AS BIGINT), sent_on FROM waste_site_months
WHERE facility_id = :facility_id AND sent_on IS NOT NULL;

-- name: demo_cluster
INSERT INTO waste_clusters (name_th, name_en, host_id, facility_id, version, updated_at, updated_by)
VALUES (:name_th, :name_en, :host_id, :facility_id, 1, :now, :person_id) RETURNING id;

-- name: demo_cluster_member
INSERT INTO waste_cluster_members (cluster_id, unit_id) VALUES (:cluster_id, :unit_id);

-- name: demo_matched
SELECT r.unit_id, d.facility_id, r.month, d.kg, x.kg
FROM waste_receipts x
JOIN waste_reports r ON r.unit_id = x.unit_id AND r.month = x.month AND r.revision = 0
JOIN waste_deliveries d ON d.report_id = r.id AND d.facility_id = x.facility_id;

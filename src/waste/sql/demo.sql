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

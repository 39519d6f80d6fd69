-- The monthly report of a local government. One row a revision: a closed month changes by a new one, the old ones stay. Masses in
-- kg a month, money in satang; NULL was not reported. "counted" marks the one revision that totals are made of.
CREATE TABLE waste_reports (
  id ID,
  unit_id INT64 NOT NULL REFERENCES identity_units(id),
  month INT64 NOT NULL,
  revision INT64 NOT NULL,
  state TEXT NOT NULL,
  counted BOOL NOT NULL,
  reason TEXT NOT NULL,
  known_by INT64 NOT NULL,
  note TEXT NOT NULL,
  population_registered INT64,
  population_latent INT64,
  households INT64,
  households_served INT64,
  generated INT64,
  source_utilised INT64,
  utilised_food INT64,
  utilised_recycle INT64,
  utilised_other INT64,
  collected INT64,
  uncollected INT64,
  residual_month INT64,
  hazardous_opening INT64,
  hazardous_collected INT64,
  hazardous_sent INT64,
  infectious_generated INT64,
  manifests INT64,
  wet_bin_households INT64,
  fees_billed INT64,
  fees_arrears INT64,
  fees_collected INT64,
  cost INT64,
  trips INT64,
  largest_vehicle INT64,
  version INT64 NOT NULL,
  updated_at INT64 NOT NULL,
  updated_by INT64 NOT NULL,
  submitted_at INT64,
  approved_at INT64,
  UNIQUE (unit_id, month, revision)
);
CREATE INDEX waste_reports_month ON waste_reports(month, unit_id);

-- What happened to a report, in order.
CREATE TABLE waste_report_events (
  id ID,
  report_id INT64 NOT NULL REFERENCES waste_reports(id),
  at INT64 NOT NULL,
  person_id INT64 NOT NULL,
  action TEXT NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  reason TEXT NOT NULL
);
CREATE INDEX waste_report_events_report ON waste_report_events(report_id);

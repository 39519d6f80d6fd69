-- What a source says of a province after a round. Rows of the data files carry a seed_key; nothing is deleted, only removed.
CREATE TABLE programme_coverage_records (
  id ID,
  province_id INT64 NOT NULL REFERENCES identity_units(id),
  unit_id INT64 REFERENCES identity_units(id),
  fiscal_year INT64 NOT NULL,
  passed BOOL NOT NULL,
  whole_list BOOL NOT NULL,
  source TEXT NOT NULL,
  certainty TEXT NOT NULL,
  reason TEXT NOT NULL,
  seed_key TEXT NOT NULL,
  created_at INT64 NOT NULL,
  created_by INT64 NOT NULL,
  removed_at INT64
);
CREATE INDEX programme_coverage_records_year ON programme_coverage_records(fiscal_year, province_id);

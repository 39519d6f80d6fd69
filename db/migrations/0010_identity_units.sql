-- Organisational units. What changes (kind, name, parent) is a dated row; the id and the uid stay for ever.
-- A dated row holds from a day between `earliest` and `latest`; equal days: the date is known. `seed_key` names the row of the
-- data files that it came from (empty for an edit by a person); `superseded` rows are kept but count no more.
CREATE TABLE identity_units (
  id ID,
  uid TEXT NOT NULL UNIQUE,
  class TEXT NOT NULL,
  code TEXT NOT NULL,
  dla_code TEXT NOT NULL,
  in_programme BOOL NOT NULL,
  region_th TEXT NOT NULL,
  region_en TEXT NOT NULL,
  district_code TEXT NOT NULL,
  district_th TEXT NOT NULL,
  district_en TEXT NOT NULL,
  size_class TEXT NOT NULL,
  area_km2 FLOAT64,
  latitude FLOAT64,
  longitude FLOAT64,
  coordinate_source TEXT NOT NULL,
  ended_earliest TEXT,
  ended_latest TEXT,
  merged_into INT64,
  version INT64 NOT NULL
);
CREATE TABLE identity_unit_kinds (
  id ID,
  unit_id INT64 NOT NULL REFERENCES identity_units(id),
  kind TEXT NOT NULL,
  earliest TEXT,
  latest TEXT NOT NULL,
  source TEXT NOT NULL,
  certainty TEXT NOT NULL,
  seed_key TEXT NOT NULL,
  superseded BOOL NOT NULL
);
CREATE INDEX identity_unit_kinds_unit ON identity_unit_kinds(unit_id);
CREATE TABLE identity_unit_names (
  id ID,
  unit_id INT64 NOT NULL REFERENCES identity_units(id),
  name_th TEXT NOT NULL,
  name_en TEXT NOT NULL,
  earliest TEXT,
  latest TEXT NOT NULL,
  source TEXT NOT NULL,
  certainty TEXT NOT NULL,
  seed_key TEXT NOT NULL,
  superseded BOOL NOT NULL
);
CREATE INDEX identity_unit_names_unit ON identity_unit_names(unit_id);
CREATE TABLE identity_unit_parents (
  id ID,
  unit_id INT64 NOT NULL REFERENCES identity_units(id),
  parent_id INT64 NOT NULL REFERENCES identity_units(id),
  earliest TEXT,
  latest TEXT NOT NULL,
  source TEXT NOT NULL,
  certainty TEXT NOT NULL,
  seed_key TEXT NOT NULL,
  superseded BOOL NOT NULL
);
CREATE INDEX identity_unit_parents_unit ON identity_unit_parents(unit_id);
CREATE TABLE identity_unit_populations (
  unit_id INT64 NOT NULL REFERENCES identity_units(id),
  day TEXT NOT NULL,
  persons INT64 NOT NULL,
  rule TEXT NOT NULL,
  PRIMARY KEY (unit_id, day)
);
CREATE TABLE identity_seeds (
  file TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL,
  seeded_at INT64 NOT NULL
);

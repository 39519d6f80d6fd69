-- Where the people of a town live, by community, sub-district or cell of a raster: one set a fiscal year (Gregorian), replaced as a whole.
-- A set that was replaced stays as its revision. people, places: of the set. cells: how many cells along a side of the raster make one
-- place; 0: no raster. need_names: names with a comma between. certainty: official, published, inferred or recalled.
CREATE TABLE green_people_sets (
  id ID,
  unit_id INT64 NOT NULL REFERENCES identity_units(id),
  year INT64 NOT NULL,
  version INT64 NOT NULL,
  kind TEXT NOT NULL,
  source TEXT NOT NULL,
  certainty TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  need_names TEXT NOT NULL,
  places INT64 NOT NULL,
  people_thousandths INT64 NOT NULL,
  cells INT64 NOT NULL,
  demo BOOL NOT NULL,
  created_at INT64 NOT NULL,
  created_by INT64 NOT NULL,
  UNIQUE (unit_id, year, version)
);

-- place: its number in the file, from 1. Degrees in 1e-7. needs: values with a comma between, empty where not known.
CREATE TABLE green_people_places (
  set_id INT64 NOT NULL REFERENCES green_people_sets(id),
  place INT64 NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  people_thousandths INT64 NOT NULL,
  households INT64,
  lat_e7 INT64 NOT NULL,
  lon_e7 INT64 NOT NULL,
  trees_seen FLOAT64,
  canopy_percent FLOAT64,
  green_m2 FLOAT64,
  area_km2 FLOAT64,
  needs TEXT NOT NULL,
  PRIMARY KEY (set_id, place)
);

-- The roads on which a town's people walk. lines: green/road/road_text.hpp.
CREATE TABLE green_roads (
  unit_id INT64 PRIMARY KEY REFERENCES identity_units(id),
  source TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  ways INT64 NOT NULL,
  corners INT64 NOT NULL,
  metres FLOAT64 NOT NULL,
  version INT64 NOT NULL,
  updated_at INT64 NOT NULL,
  updated_by INT64 NOT NULL,
  lines BYTES NOT NULL
);

-- A named question where parks should stand, worked out in the background, and its answer. demand, candidates: CSV as muang-site reads
-- it; spots: JSON of the candidates. leased_until: until then one server works on it. problem: an error code and what the program said.
CREATE TABLE green_site_scenarios (
  id ID,
  unit_id INT64 NOT NULL REFERENCES identity_units(id),
  set_id INT64 NOT NULL REFERENCES green_people_sets(id),
  name TEXT NOT NULL,
  model TEXT NOT NULL,
  sites INT64,
  radius_m FLOAT64,
  served_m FLOAT64,
  min_area_m2 FLOAT64 NOT NULL,
  seconds INT64 NOT NULL,
  demand TEXT NOT NULL,
  candidates TEXT NOT NULL,
  spots TEXT NOT NULL,
  status TEXT NOT NULL,
  problem TEXT NOT NULL,
  leased_until INT64 NOT NULL,
  version INT64 NOT NULL,
  started_at INT64,
  ended_at INT64,
  created_at INT64 NOT NULL,
  created_by INT64 NOT NULL,
  removed_at INT64,
  answer TEXT NOT NULL
);
CREATE INDEX green_site_scenarios_unit ON green_site_scenarios(unit_id);
CREATE INDEX green_site_scenarios_status ON green_site_scenarios(status);

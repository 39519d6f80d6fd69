-- Trees of the register. The id is the tree's number for ever, given out by green_tree_numbers and never reused. Places are ten-millionths of a
-- degree (WGS 84), days ISO text, '' or NULL was not stated. species: scientific name of data/green/species.csv, '' when the name as written
-- (species_text) is not in the list. A plot is a number of green_plots.
CREATE TABLE green_trees (
  id INT64 PRIMARY KEY,
  unit_id INT64 NOT NULL REFERENCES identity_units(id),
  plot_id INT64,
  code TEXT NOT NULL,
  species TEXT NOT NULL,
  species_text TEXT NOT NULL,
  lat_e7 INT64,
  lon_e7 INT64,
  planted_on TEXT NOT NULL,
  campaign TEXT NOT NULL,
  class TEXT NOT NULL,
  setting TEXT NOT NULL,
  age_text TEXT NOT NULL,
  note TEXT NOT NULL,
  status TEXT NOT NULL,
  status_on TEXT NOT NULL,
  status_reason TEXT NOT NULL,
  successor_id INT64,
  demo BOOL NOT NULL,
  import_id INT64,
  version INT64 NOT NULL,
  updated_at INT64 NOT NULL,
  updated_by INT64 NOT NULL,
  CHECK ((lat_e7 IS NULL) = (lon_e7 IS NULL))
);
CREATE INDEX green_trees_unit ON green_trees(unit_id, id);
CREATE INDEX green_trees_place ON green_trees(unit_id, lat_e7);
CREATE UNIQUE INDEX green_trees_code ON green_trees(unit_id, code) WHERE code <> '';

-- The last number given out.
CREATE TABLE green_tree_numbers (last INT64 NOT NULL);
INSERT INTO green_tree_numbers (last) VALUES (0);

-- One measurement of a tree a day, mm; the stem at 1.30 m above the ground, as girth or as diameter, whichever was taken. Crown: its width.
-- day counts from 1970-01-01. Narrow and without references, because files bring hundreds of thousands.
CREATE TABLE green_tree_measurements (
  tree_id INT64 NOT NULL,
  day INT64 NOT NULL,
  girth_mm INT64,
  dbh_mm INT64,
  height_mm INT64,
  crown_mm INT64,
  method TEXT NOT NULL DEFAULT '',
  health TEXT NOT NULL DEFAULT '',
  risk TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  import_id INT64,
  measured_at INT64 NOT NULL,
  measured_by INT64 NOT NULL,
  PRIMARY KEY (tree_id, day)
) CLUSTERED;

-- What happened to a tree: planted, moved, removed, replaced, dead, or living again (a correction). The place is where it was moved to.
CREATE TABLE green_tree_events (
  id ID,
  tree_id INT64 NOT NULL REFERENCES green_trees(id),
  unit_id INT64 NOT NULL,
  day TEXT NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  successor_id INT64,
  lat_e7 INT64,
  lon_e7 INT64,
  at INT64 NOT NULL,
  person_id INT64 NOT NULL
);
CREATE INDEX green_tree_events_tree ON green_tree_events(tree_id);
CREATE INDEX green_tree_events_day ON green_tree_events(unit_id, day);

-- Photographs. One that was taken out keeps its row: who and when; its content is gone.
CREATE TABLE green_tree_photos (
  id ID,
  tree_id INT64 NOT NULL REFERENCES green_trees(id),
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size INT64 NOT NULL,
  sha256 TEXT NOT NULL,
  stored_name TEXT NOT NULL UNIQUE,
  created_at INT64 NOT NULL,
  created_by INT64 NOT NULL,
  removed_at INT64,
  removed_by INT64
);
CREATE INDEX green_tree_photos_tree ON green_tree_photos(tree_id);

-- Files of trees: one row a file that was taken, with its hash, the repairs that were accepted and its counts.
CREATE TABLE green_tree_imports (
  id ID,
  unit_id INT64 NOT NULL REFERENCES identity_units(id),
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  accepted TEXT NOT NULL,
  row_count INT64 NOT NULL,
  new_trees INT64 NOT NULL,
  repeats INT64 NOT NULL,
  known INT64 NOT NULL,
  refused INT64 NOT NULL,
  left_out INT64 NOT NULL,
  warnings INT64 NOT NULL,
  imported_at INT64 NOT NULL,
  imported_by INT64 NOT NULL
);
CREATE INDEX green_tree_imports_file ON green_tree_imports(unit_id, sha256);

-- What was noticed, row by row, as long as it was kept (the counts are of all). "params" is a JSON object.
CREATE TABLE green_tree_import_findings (
  import_id INT64 NOT NULL REFERENCES green_tree_imports(id),
  place INT64 NOT NULL,
  row_number INT64 NOT NULL,
  column_title TEXT NOT NULL,
  code TEXT NOT NULL,
  accepted BOOL NOT NULL,
  params TEXT NOT NULL,
  PRIMARY KEY (import_id, place)
) CLUSTERED;

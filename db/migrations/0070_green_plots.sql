-- Green plots. An outline is GeoJSON (WGS 84, normalised) in the last column, its box beside it in 1e-7 degrees, its area on the
-- ellipsoid in cm². type: a code of data/green/types.csv. status: planned, existing, added, restored or lost, since the day `since`
-- (empty: not known). stated_text is what the deed says, as written. is_open: anybody may enter, as said or as the type has it.
-- Years are Gregorian. facilities: codes with a space between.
CREATE TABLE green_plots (
  id ID,
  unit_id INT64 NOT NULL REFERENCES identity_units(id),
  name_th TEXT NOT NULL,
  name_en TEXT NOT NULL,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  since TEXT NOT NULL,
  stated_text TEXT NOT NULL,
  stated_cm2 INT64,
  area_reason TEXT NOT NULL,
  computed_cm2 INT64,
  repaired BOOL NOT NULL,
  owner_kind TEXT NOT NULL,
  owner_name TEXT NOT NULL,
  document_kind TEXT NOT NULL,
  document_number TEXT NOT NULL,
  right_of_use TEXT NOT NULL,
  permanence TEXT NOT NULL,
  promised_until INT64,
  access TEXT NOT NULL,
  is_open BOOL NOT NULL,
  hours TEXT NOT NULL,
  keeper TEXT NOT NULL,
  budget_baht INT64,
  facilities TEXT NOT NULL,
  large_trees TEXT NOT NULL,
  diversity TEXT NOT NULL,
  upkeep TEXT NOT NULL,
  plan TEXT NOT NULL,
  planting TEXT NOT NULL,
  planned_year INT64,
  planned_baht INT64,
  note TEXT NOT NULL,
  demo BOOL NOT NULL,
  version INT64 NOT NULL,
  updated_at INT64 NOT NULL,
  updated_by INT64 NOT NULL,
  west_e7 INT64,
  south_e7 INT64,
  east_e7 INT64,
  north_e7 INT64,
  outline TEXT NOT NULL
);
CREATE INDEX green_plots_unit ON green_plots(unit_id);
CREATE INDEX green_plots_box ON green_plots(south_e7, north_e7, west_e7, east_e7);

-- What happened to a plot on the ground, in order. day empty: not known, it was there before. A row that was entered by mistake is
-- kept and superseded.
CREATE TABLE green_plot_events (
  id ID,
  plot_id INT64 NOT NULL REFERENCES green_plots(id),
  status TEXT NOT NULL,
  day TEXT NOT NULL,
  reason TEXT NOT NULL,
  superseded BOOL NOT NULL,
  recorded_at INT64 NOT NULL,
  recorded_by INT64 NOT NULL
);
CREATE INDEX green_plot_events_plot ON green_plot_events(plot_id);

-- What a save changed: JSON list of [field, before, after]; of an outline its area, and the outline that was replaced.
CREATE TABLE green_plot_revisions (
  plot_id INT64 NOT NULL REFERENCES green_plots(id),
  version INT64 NOT NULL,
  changes TEXT NOT NULL,
  outline_before TEXT NOT NULL,
  saved_at INT64 NOT NULL,
  saved_by INT64 NOT NULL,
  PRIMARY KEY (plot_id, version)
);

-- Area at the end of each fiscal year in which something happened (Gregorian; 0: before any known day), kept by the write. measure:
-- 0 all green, 1 to 6 a type, 7 open to the public, 8 sustainable. sum: plot by plot; once: each piece of ground once. stated_plots:
-- counted as the deed says, since they have no outline.
CREATE TABLE green_unit_years (
  unit_id INT64 NOT NULL REFERENCES identity_units(id),
  year INT64 NOT NULL,
  measure INT64 NOT NULL,
  plots INT64 NOT NULL,
  stated_plots INT64 NOT NULL,
  sum_cm2 INT64 NOT NULL,
  once_cm2 INT64 NOT NULL,
  PRIMARY KEY (unit_id, year, measure)
);

-- The boundary of a local government where one was brought in; approximate: joined from parts that are not its own border.
CREATE TABLE green_boundaries (
  unit_id INT64 PRIMARY KEY REFERENCES identity_units(id),
  source TEXT NOT NULL,
  approximate BOOL NOT NULL,
  area_cm2 INT64 NOT NULL,
  version INT64 NOT NULL,
  updated_at INT64 NOT NULL,
  updated_by INT64 NOT NULL,
  outline TEXT NOT NULL
);

-- Photographs of a plot, where and when they were taken as far as known (1e-7 degrees, ISO day). A file that was taken out keeps its
-- row; its content is gone.
CREATE TABLE green_plot_photos (
  id ID,
  plot_id INT64 NOT NULL REFERENCES green_plots(id),
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size INT64 NOT NULL,
  sha256 TEXT NOT NULL,
  stored_name TEXT NOT NULL UNIQUE,
  taken_on TEXT NOT NULL,
  latitude_e7 INT64,
  longitude_e7 INT64,
  created_at INT64 NOT NULL,
  created_by INT64 NOT NULL,
  removed_at INT64,
  removed_by INT64
);
CREATE INDEX green_plot_photos_plot ON green_plot_photos(plot_id);

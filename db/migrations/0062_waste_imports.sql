-- Monthly reports that came as a file: one row a file that was taken, with its hash and counts.
CREATE TABLE waste_imports (
  id ID,
  scope_id INT64 NOT NULL REFERENCES identity_units(id),
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  row_count INT64 NOT NULL,
  accepted INT64 NOT NULL,
  taken INT64 NOT NULL,
  drafts INT64 NOT NULL,
  already INT64 NOT NULL,
  errors INT64 NOT NULL,
  warnings INT64 NOT NULL,
  imported_at INT64 NOT NULL,
  imported_by INT64 NOT NULL
);
CREATE INDEX waste_imports_file ON waste_imports(sha256, imported_by);

-- What was noticed in the file, row by row, as long as it was kept (the counts are of all). "params" is a JSON object.
CREATE TABLE waste_import_findings (
  import_id INT64 NOT NULL REFERENCES waste_imports(id),
  place INT64 NOT NULL,
  row_number INT64 NOT NULL,
  column_title TEXT NOT NULL,
  rule TEXT NOT NULL,
  severity INT64 NOT NULL,
  params TEXT NOT NULL,
  PRIMARY KEY (import_id, place)
) CLUSTERED;

-- Approved months that an office imported, as long as nobody has touched them: the first step with one moves it to
-- waste_reports, so a unit's month is in one of the two tables, never in both. Narrow and without references, because a country's
-- ten years are a million rows of it. Masses in kg; reported_on counts days from 1970-01-01.
CREATE TABLE waste_imported_months (
  unit_id INT64 NOT NULL,
  month INT64 NOT NULL,
  import_id INT64 NOT NULL,
  generated INT64 NOT NULL,
  reported_on INT64,
  collected INT64,
  source_utilised INT64,
  uncollected INT64,
  population_registered INT64,
  PRIMARY KEY (unit_id, month)
) CLUSTERED;

-- Sums of the imported months by unit and year (fiscal 1: 1 October to 30 September, named by the year in which it ends), beside
-- those of the entered ones. Rated: kg of the months that state people, with their person-days.
CREATE TABLE waste_imported_years (
  fiscal INT64 NOT NULL,
  year INT64 NOT NULL,
  unit_id INT64 NOT NULL,
  months INT64 NOT NULL,
  generated INT64 NOT NULL,
  source_utilised INT64 NOT NULL,
  collected INT64 NOT NULL,
  uncollected INT64 NOT NULL,
  rated INT64 NOT NULL,
  person_days INT64 NOT NULL,
  PRIMARY KEY (fiscal, year, unit_id)
) CLUSTERED;

-- Every monthly report, entered or imported: what is read. An imported one has an id below zero.
CREATE VIEW waste_month_reports AS
SELECT id, unit_id, month, revision, state, counted, reason, known_by, note, population_registered, population_latent,
  households, households_served, generated, source_utilised, utilised_food, utilised_recycle, utilised_other, collected,
  uncollected, residual_month, hazardous_opening, hazardous_collected, hazardous_sent, infectious_generated, manifests,
  wet_bin_households, fees_billed, fees_arrears, fees_collected, cost, trips, largest_vehicle, version, updated_at,
  updated_by, submitted_at, approved_at
FROM waste_reports
UNION ALL
SELECT -(i.unit_id * 100000 + i.month), i.unit_id, i.month, 0, 'approved', 1, '', 0, '', i.population_registered, NULL,
  NULL, NULL, i.generated, i.source_utilised, NULL, NULL, NULL, i.collected,
  i.uncollected, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, f.imported_at,
  f.imported_by, COALESCE(i.reported_on * 86400000, f.imported_at), f.imported_at
FROM waste_imported_months i LEFT JOIN waste_imports f ON f.id = i.import_id;

-- Rounds, sheets with their answers and evidence, the committees' marks, and what was done when.
-- Years are Gregorian fiscal years; days are ISO text; instants are milliseconds since 1970 UTC; scores of the LPA are
-- hundredths; percents kept for lists are millionths of a percent, rounded. Decisions never read those: they are made on
-- exact fractions of the answers.
CREATE TABLE assessment_rounds (
  fiscal_year INT64 NOT NULL PRIMARY KEY,
  edition TEXT NOT NULL,
  opens_at TEXT NOT NULL,
  closes_at TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'planned',
  demo BOOL NOT NULL DEFAULT 0,
  version INT64 NOT NULL DEFAULT 1,
  CHECK (opens_at <= closes_at)
);
-- kind and pass_mark are those of the unit in that year. *_points: four bytes for each indicator in the edition's order,
-- little-endian millionths of a point, 0xFFFFFFFF when unanswered, so that a national mean is one scan of one table.
CREATE TABLE assessment_sheets (
  id ID,
  unit_id INT64 NOT NULL REFERENCES identity_units(id),
  fiscal_year INT64 NOT NULL REFERENCES assessment_rounds(fiscal_year),
  edition TEXT NOT NULL,
  kind TEXT NOT NULL,
  pass_mark INT64 NOT NULL,
  state TEXT NOT NULL DEFAULT 'draft',
  national_state TEXT NOT NULL DEFAULT '',
  came_back BOOL NOT NULL DEFAULT 0,
  version INT64 NOT NULL DEFAULT 1,
  submitted_at INT64,
  checked_at INT64,
  scored_at INT64,
  certified_at INT64,
  announced_at INT64,
  answered INT64 NOT NULL DEFAULT 0,
  self_percent_millionths INT64,
  self_passed BOOL NOT NULL DEFAULT 0,
  self_points BYTES,
  area_percent_millionths INT64,
  area_passed BOOL NOT NULL DEFAULT 0,
  area_points BYTES,
  national_percent_millionths INT64,
  national_points BYTES,
  final_percent_millionths INT64,
  final_passed BOOL NOT NULL DEFAULT 0,
  final_points BYTES,
  level TEXT,
  updated_at INT64 NOT NULL,
  UNIQUE (unit_id, fiscal_year)
);
CREATE INDEX assessment_sheets_year ON assessment_sheets(fiscal_year, state);
CREATE TABLE assessment_answers (
  sheet_id INT64 NOT NULL REFERENCES assessment_sheets(id),
  indicator TEXT NOT NULL,
  process INT64,
  output INT64,
  outcome INT64,
  lpa_score_hundredths INT64,
  lpa_max_hundredths INT64,
  reasons TEXT NOT NULL DEFAULT '',
  version INT64 NOT NULL DEFAULT 1,
  updated_at INT64 NOT NULL,
  updated_by INT64 NOT NULL,
  PRIMARY KEY (sheet_id, indicator),
  CHECK (process >= 0),
  CHECK (output >= 0),
  CHECK (outcome >= 0),
  CHECK (lpa_score_hundredths >= 0 AND lpa_score_hundredths <= lpa_max_hundredths)
);
-- A removed file keeps its row (who, when, which digest); only its content goes.
CREATE TABLE assessment_evidence (
  id ID,
  sheet_id INT64 NOT NULL REFERENCES assessment_sheets(id),
  indicator TEXT NOT NULL,
  part TEXT,
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
CREATE INDEX assessment_evidence_sheet ON assessment_evidence(sheet_id, indicator);
-- person_id 0 is the committee's agreed mark.
CREATE TABLE assessment_marks (
  id ID,
  sheet_id INT64 NOT NULL REFERENCES assessment_sheets(id),
  stage TEXT NOT NULL,
  indicator TEXT NOT NULL,
  person_id INT64 NOT NULL,
  process INT64,
  output INT64,
  outcome INT64,
  lpa_points_hundredths INT64,
  reason TEXT NOT NULL DEFAULT '',
  version INT64 NOT NULL DEFAULT 1,
  updated_at INT64 NOT NULL,
  UNIQUE (sheet_id, stage, indicator, person_id),
  CHECK (stage IN ('area', 'national')),
  CHECK (process >= 0),
  CHECK (output >= 0),
  CHECK (outcome >= 0),
  CHECK (lpa_points_hundredths >= 0)
);
CREATE TABLE assessment_events (
  id ID,
  sheet_id INT64 NOT NULL REFERENCES assessment_sheets(id),
  at INT64 NOT NULL,
  person_id INT64 NOT NULL,
  action TEXT NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  details TEXT NOT NULL DEFAULT ''
);
CREATE INDEX assessment_events_sheet ON assessment_events(sheet_id);
CREATE TABLE assessment_comments (
  id ID,
  sheet_id INT64 NOT NULL REFERENCES assessment_sheets(id),
  indicator TEXT NOT NULL,
  person_id INT64 NOT NULL,
  at INT64 NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX assessment_comments_sheet ON assessment_comments(sheet_id, indicator);
-- Why an office sent an indicator back; the newest row counts.
CREATE TABLE assessment_returns (
  id ID,
  sheet_id INT64 NOT NULL REFERENCES assessment_sheets(id),
  indicator TEXT NOT NULL,
  reason TEXT NOT NULL,
  at INT64 NOT NULL
);
CREATE INDEX assessment_returns_sheet ON assessment_returns(sheet_id);
-- Limits of the levels that the department sets over those of the edition's file. minimum_percent NULL: the pass mark.
CREATE TABLE assessment_level_settings (
  id ID,
  edition TEXT NOT NULL,
  level TEXT NOT NULL,
  minimum_percent INT64,
  valid_from TEXT NOT NULL,
  reason TEXT NOT NULL,
  set_at INT64 NOT NULL,
  set_by INT64 NOT NULL
);
CREATE INDEX assessment_level_settings_edition ON assessment_level_settings(edition, valid_from);

-- A line for each sheet whose public result changed (announced, revoked, reopened), numbered in the order of commit, so that a
-- server that keeps the national sums reads only what is new.
CREATE TABLE assessment_result_changes (
  sheet_id INT64 NOT NULL PRIMARY KEY REFERENCES assessment_sheets(id),
  fiscal_year INT64 NOT NULL,
  change INT64 NOT NULL
);
CREATE INDEX assessment_result_changes_year ON assessment_result_changes(fiscal_year, change);
CREATE TABLE assessment_counters (
  name TEXT NOT NULL PRIMARY KEY,
  value INT64 NOT NULL
);

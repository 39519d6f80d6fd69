-- What a town answers to a criterion of quality or management that its register alone cannot decide, of a fiscal year (Gregorian), with its
-- reason. answer: yes or no; empty: withdrawn.
CREATE TABLE green_criterion_answers (
  unit_id INT64 NOT NULL REFERENCES identity_units(id),
  year INT64 NOT NULL,
  criterion INT64 NOT NULL,
  answer TEXT NOT NULL,
  note TEXT NOT NULL,
  version INT64 NOT NULL,
  updated_at INT64 NOT NULL,
  updated_by INT64 NOT NULL,
  PRIMARY KEY (unit_id, year, criterion)
);

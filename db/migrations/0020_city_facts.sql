-- One figure a unit, fact and period, and every revision of it. `period` is the text form of a period (FY2562 and CY2562 carry
-- a B.E. year behind their letters, a day is ISO 8601); `form_year` is the Gregorian fiscal year on whose form it stands.
-- scaled × 10^-decimals is the figure: whole numbers, so that sums are exact.
CREATE TABLE city_facts (
  unit_id INT64 NOT NULL REFERENCES identity_units(id),
  fact_key TEXT NOT NULL,
  period TEXT NOT NULL,
  form_year INT64 NOT NULL,
  scaled INT64 CHECK (scaled >= 0),
  decimals INT64 NOT NULL,
  code INT64,
  quality TEXT NOT NULL,
  note TEXT NOT NULL,
  source TEXT NOT NULL,
  certainty TEXT NOT NULL,
  reason TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('typed', 'copied', 'imported', 'published')),
  owner TEXT NOT NULL,
  version INT64 NOT NULL,
  updated_at INT64 NOT NULL,
  updated_by INT64 NOT NULL,
  PRIMARY KEY (unit_id, fact_key, period)
);
CREATE INDEX city_facts_form ON city_facts(unit_id, form_year);
CREATE INDEX city_facts_rollup ON city_facts(fact_key, period);
CREATE TABLE city_fact_revisions (
  unit_id INT64 NOT NULL,
  fact_key TEXT NOT NULL,
  period TEXT NOT NULL,
  version INT64 NOT NULL,
  scaled INT64,
  decimals INT64 NOT NULL,
  code INT64,
  quality TEXT NOT NULL,
  note TEXT NOT NULL,
  source TEXT NOT NULL,
  certainty TEXT NOT NULL,
  reason TEXT NOT NULL,
  status TEXT NOT NULL,
  owner TEXT NOT NULL,
  at INT64 NOT NULL,
  person_id INT64 NOT NULL,
  PRIMARY KEY (unit_id, fact_key, period, version),
  FOREIGN KEY (unit_id, fact_key, period) REFERENCES city_facts(unit_id, fact_key, period)
);

-- The yearly forms of PCD (KP.1 of a local government, KP.2 and KP.3 of a facility). Only what people type is kept: what the months
-- and the register say is worked out when the form is read. One row a form (unit or facility and Gregorian year); "version" counts
-- its saves. A number is in units of 10^-decimals of its field (data/waste/yearly-forms.csv). Where the field is filled from the
-- months, the row stands beside that figure and "reason" says why.
CREATE TABLE waste_forms (
  id ID,
  unit_id INT64 REFERENCES identity_units(id),
  facility_id INT64 REFERENCES waste_facilities(id),
  year INT64 NOT NULL,
  version INT64 NOT NULL,
  updated_at INT64 NOT NULL,
  updated_by INT64 NOT NULL,
  UNIQUE (unit_id, year),
  UNIQUE (facility_id, year),
  CHECK ((unit_id IS NULL) <> (facility_id IS NULL))
);
CREATE INDEX waste_forms_year ON waste_forms(year);
CREATE TABLE waste_form_values (
  form_id INT64 NOT NULL REFERENCES waste_forms(id),
  field TEXT NOT NULL,
  number INT64,
  words TEXT NOT NULL,
  reason TEXT NOT NULL,
  version INT64 NOT NULL,
  updated_at INT64 NOT NULL,
  updated_by INT64 NOT NULL,
  PRIMARY KEY (form_id, field)
);

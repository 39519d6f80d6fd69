-- What was brought to a site in a (Gregorian) year before months were reported, as its keeper knows it, kg.
CREATE TABLE waste_deposits (
  facility_id INT64 NOT NULL REFERENCES waste_facilities(id),
  year INT64 NOT NULL,
  kg INT64 NOT NULL,
  PRIMARY KEY (facility_id, year)
);

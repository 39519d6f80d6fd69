-- อบต. are units from the day on which their province brings them in; empty: the unit has always been listed.
ALTER TABLE identity_units ADD COLUMN listed_from TEXT;

-- Provinces whose อบต. report their waste too: since when, why, and how many units that made.
CREATE TABLE waste_sao_provinces (
  province_id INT64 PRIMARY KEY REFERENCES identity_units(id),
  since TEXT NOT NULL,
  reason TEXT NOT NULL,
  units INT64 NOT NULL,
  switched_at INT64 NOT NULL,
  switched_by INT64 NOT NULL
);

-- Disposal and treatment sites and transfer stations. Months count from year 0 (year × 12 + month − 1), places are millionths of a
-- degree (WGS 84), NULL was not stated. The local government of unit_id keeps the entry. An inspector's class holds from the
-- (Gregorian) year override_from on.
CREATE TABLE waste_facilities (
  id ID,
  unit_id INT64 NOT NULL REFERENCES identity_units(id),
  name_th TEXT NOT NULL,
  name_en TEXT NOT NULL,
  method TEXT NOT NULL,
  operator_kind TEXT NOT NULL,
  operator_name TEXT NOT NULL,
  latitude_micro INT64,
  longitude_micro INT64,
  opened INT64,
  closed INT64,
  area_square_metres INT64,
  depth_centimetres INT64,
  capacity_cubic_metres INT64,
  capacity_left_cubic_metres INT64,
  stock_kg INT64,
  ticked INT64 NOT NULL,
  water_metres INT64,
  flood_prone BOOL,
  override_class TEXT NOT NULL,
  override_reason TEXT NOT NULL,
  override_from INT64,
  note TEXT NOT NULL,
  version INT64 NOT NULL,
  updated_at INT64 NOT NULL,
  updated_by INT64 NOT NULL
);
CREATE INDEX waste_facilities_unit ON waste_facilities(unit_id);

-- What a revision of a monthly report says was delivered where, kg. NULL: the site is chosen, the amount not yet typed.
CREATE TABLE waste_deliveries (
  report_id INT64 NOT NULL REFERENCES waste_reports(id),
  facility_id INT64 NOT NULL REFERENCES waste_facilities(id),
  kg INT64,
  PRIMARY KEY (report_id, facility_id)
);
CREATE INDEX waste_deliveries_facility ON waste_deliveries(facility_id);

-- A month of a site as its keeper weighed it, kg. removed_stock: old waste taken out; left_over: this month's waste that was left and
-- joined the stock; sent_on: everything sent to other places, of which waste_transfers names the sites; gas_recovered: kg CH4.
CREATE TABLE waste_site_months (
  facility_id INT64 NOT NULL REFERENCES waste_facilities(id),
  month INT64 NOT NULL,
  sent_on INT64,
  removed_stock INT64,
  left_over INT64,
  recovered INT64,
  gas_recovered INT64,
  known_by INT64 NOT NULL,
  note TEXT NOT NULL,
  version INT64 NOT NULL,
  updated_at INT64 NOT NULL,
  updated_by INT64 NOT NULL,
  PRIMARY KEY (facility_id, month)
);
-- What came in by local government; unit_id NULL: from others (firms, households that bring it themselves).
CREATE TABLE waste_receipts (
  id ID,
  facility_id INT64 NOT NULL REFERENCES waste_facilities(id),
  month INT64 NOT NULL,
  unit_id INT64 REFERENCES identity_units(id),
  kg INT64 NOT NULL,
  UNIQUE (facility_id, month, unit_id)
);
CREATE INDEX waste_receipts_month ON waste_receipts(month, facility_id);
CREATE TABLE waste_transfers (
  facility_id INT64 NOT NULL REFERENCES waste_facilities(id),
  month INT64 NOT NULL,
  to_facility_id INT64 NOT NULL REFERENCES waste_facilities(id),
  kg INT64 NOT NULL,
  PRIMARY KEY (facility_id, month, to_facility_id)
);

-- Local governments that dispose together. A unit is a member of one cluster; the host is one of the members.
CREATE TABLE waste_clusters (
  id ID,
  name_th TEXT NOT NULL,
  name_en TEXT NOT NULL,
  host_id INT64 NOT NULL REFERENCES identity_units(id),
  facility_id INT64 REFERENCES waste_facilities(id),
  version INT64 NOT NULL,
  updated_at INT64 NOT NULL,
  updated_by INT64 NOT NULL
);
CREATE TABLE waste_cluster_members (
  cluster_id INT64 NOT NULL REFERENCES waste_clusters(id),
  unit_id INT64 NOT NULL REFERENCES identity_units(id) UNIQUE,
  PRIMARY KEY (cluster_id, unit_id)
);

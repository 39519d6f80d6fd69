-- People, what they may do, and how they come in. Tokens and addresses are kept as digests only.
CREATE TABLE identity_people (
  id ID,
  display_name TEXT NOT NULL,
  login TEXT NOT NULL UNIQUE,
  active BOOL NOT NULL,
  created_at INT64 NOT NULL,
  created_by INT64 NOT NULL,
  version INT64 NOT NULL
);
CREATE TABLE identity_credentials (
  person_id INT64 PRIMARY KEY REFERENCES identity_people(id),
  hash TEXT NOT NULL,
  set_at INT64 NOT NULL
);
CREATE TABLE identity_grants (
  id ID,
  person_id INT64 NOT NULL REFERENCES identity_people(id),
  role TEXT NOT NULL,
  unit_id INT64 NOT NULL REFERENCES identity_units(id),
  granted_at INT64 NOT NULL,
  granted_by INT64 NOT NULL,
  revoked_at INT64
);
CREATE INDEX identity_grants_person ON identity_grants(person_id);
CREATE INDEX identity_grants_unit ON identity_grants(unit_id);
CREATE TABLE identity_sessions (
  id ID,
  token_hash TEXT NOT NULL UNIQUE,
  person_id INT64 NOT NULL REFERENCES identity_people(id),
  created_at INT64 NOT NULL,
  seen_at INT64 NOT NULL
);
CREATE INDEX identity_sessions_person ON identity_sessions(person_id);
CREATE TABLE identity_links (
  id ID,
  token_hash TEXT NOT NULL UNIQUE,
  purpose TEXT NOT NULL,
  person_id INT64 REFERENCES identity_people(id),
  expires_at INT64 NOT NULL,
  used_at INT64,
  created_at INT64 NOT NULL,
  created_by INT64 NOT NULL
);
CREATE INDEX identity_links_person ON identity_links(person_id);
CREATE TABLE identity_login_delays (
  pair TEXT PRIMARY KEY,
  failures INT64 NOT NULL,
  next_at INT64 NOT NULL
);
CREATE TABLE identity_committees (
  id ID,
  fiscal_year INT64 NOT NULL,
  kind TEXT NOT NULL,
  name_th TEXT NOT NULL,
  name_en TEXT NOT NULL,
  order_number TEXT NOT NULL,
  order_date TEXT NOT NULL,
  unit_kind TEXT,
  created_at INT64 NOT NULL,
  created_by INT64 NOT NULL
);
CREATE INDEX identity_committees_year ON identity_committees(fiscal_year);
CREATE TABLE identity_committee_members (
  committee_id INT64 NOT NULL REFERENCES identity_committees(id),
  person_id INT64 NOT NULL REFERENCES identity_people(id),
  chair BOOL NOT NULL,
  PRIMARY KEY (committee_id, person_id)
);
CREATE INDEX identity_committee_members_person ON identity_committee_members(person_id);
CREATE TABLE identity_committee_provinces (
  committee_id INT64 NOT NULL REFERENCES identity_committees(id),
  unit_id INT64 NOT NULL REFERENCES identity_units(id),
  PRIMARY KEY (committee_id, unit_id)
);

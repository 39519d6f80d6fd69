-- name: insert_person
INSERT INTO identity_people (display_name, login, active, created_at, created_by, version)
VALUES (:display_name, :login, 1, :now, :by, 1) RETURNING id;

-- name: find_person
SELECT id, display_name, login, active, version FROM identity_people WHERE id = :id;

-- name: find_login
SELECT p.id, p.active, c.hash FROM identity_people p LEFT JOIN identity_credentials c ON c.person_id = p.id
WHERE p.login = :login;

-- name: count_people
SELECT COUNT(*) FROM identity_people;

-- name: update_person
UPDATE identity_people SET display_name = :display_name, active = :active, version = version + 1 WHERE id = :id;

-- name: save_credential
INSERT INTO identity_credentials (person_id, hash, set_at) VALUES (:person_id, :hash, :now)
ON CONFLICT (person_id) DO UPDATE SET hash = excluded.hash, set_at = excluded.set_at;

-- name: credential_of
SELECT hash FROM identity_credentials WHERE person_id = :person_id;

-- name: insert_grant
INSERT INTO identity_grants (person_id, role, unit_id, granted_at, granted_by)
VALUES (:person_id, :role, :unit_id, :now, :by) RETURNING id;

-- name: revoke_grant
UPDATE identity_grants SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL;

-- name: grants_of
SELECT id, role, unit_id FROM identity_grants WHERE person_id = :person_id AND revoked_at IS NULL ORDER BY id;

-- name: list_people
SELECT id, display_name, login, active, version FROM identity_people WHERE id > :after ORDER BY id;

-- name: list_grants
SELECT person_id, role, unit_id FROM identity_grants WHERE revoked_at IS NULL ORDER BY id;

-- name: seats_of
SELECT c.id, c.kind, c.fiscal_year, m.chair, c.unit_kind
FROM identity_committee_members m JOIN identity_committees c ON c.id = m.committee_id
WHERE m.person_id = :person_id ORDER BY c.fiscal_year, c.id;

-- name: committee_provinces
SELECT unit_id FROM identity_committee_provinces WHERE committee_id = :committee_id ORDER BY unit_id;

-- name: committee_members
SELECT m.person_id, p.display_name, m.chair
FROM identity_committee_members m JOIN identity_people p ON p.id = m.person_id
WHERE m.committee_id = :committee_id ORDER BY m.chair DESC, m.person_id;

-- name: committees_of_year
SELECT id, kind, name_th, name_en, order_number, order_date, unit_kind FROM identity_committees
WHERE fiscal_year = :fiscal_year ORDER BY id;

-- name: committee_names
SELECT name_th, name_en FROM identity_committees WHERE id = :id;

-- name: insert_committee
INSERT INTO identity_committees (fiscal_year, kind, name_th, name_en, order_number, order_date, unit_kind, created_at, created_by)
VALUES (:fiscal_year, :kind, :name_th, :name_en, :order_number, :order_date, :unit_kind, :now, :by) RETURNING id;

-- name: insert_committee_member
INSERT INTO identity_committee_members (committee_id, person_id, chair) VALUES (:committee_id, :person_id, :chair);

-- name: insert_committee_province
INSERT INTO identity_committee_provinces (committee_id, unit_id) VALUES (:committee_id, :unit_id);

-- name: insert_session
INSERT INTO identity_sessions (token_hash, person_id, created_at, seen_at) VALUES (:token_hash, :person_id, :now, :now)
RETURNING id;

-- name: find_session
SELECT s.id, s.person_id, s.created_at, s.seen_at, p.display_name
FROM identity_sessions s JOIN identity_people p ON p.id = s.person_id
WHERE s.token_hash = :token_hash AND p.active = 1;

-- name: touch_session
UPDATE identity_sessions SET seen_at = :now WHERE id = :id;

-- name: end_session
DELETE FROM identity_sessions WHERE id = :id;

-- name: end_sessions_of
DELETE FROM identity_sessions WHERE person_id = :person_id AND id <> :keep;

-- name: end_old_sessions
DELETE FROM identity_sessions WHERE created_at < :oldest OR seen_at < :idle;

-- name: login_delay
SELECT failures, next_at FROM identity_login_delays WHERE pair = :pair;

-- name: save_login_delay
INSERT INTO identity_login_delays (pair, failures, next_at) VALUES (:pair, :failures, :next_at)
ON CONFLICT (pair) DO UPDATE SET failures = excluded.failures, next_at = excluded.next_at;

-- name: clear_login_delay
DELETE FROM identity_login_delays WHERE pair = :pair;

-- name: forget_login_delays
DELETE FROM identity_login_delays WHERE next_at < :before;

-- name: insert_link
INSERT INTO identity_links (token_hash, purpose, person_id, expires_at, created_at, created_by)
VALUES (:token_hash, :purpose, :person_id, :expires_at, :now, :by) RETURNING id;

-- name: find_link
SELECT l.id, l.purpose, l.person_id, l.expires_at, p.login, p.display_name, p.active
FROM identity_links l LEFT JOIN identity_people p ON p.id = l.person_id
WHERE l.token_hash = :token_hash AND l.used_at IS NULL;

-- name: use_link
UPDATE identity_links SET used_at = :now WHERE id = :id AND used_at IS NULL;

-- name: void_links_of
UPDATE identity_links SET used_at = :now WHERE person_id = :person_id AND used_at IS NULL;

-- name: void_setup_links
UPDATE identity_links SET used_at = :now WHERE purpose = 'setup' AND used_at IS NULL;

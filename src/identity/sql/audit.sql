-- name: insert_audit_row
INSERT INTO audit_rows (at, person, action, unit_id, request_id, body)
VALUES (:at, :person, :action, :unit_id, :request_id, :body) RETURNING id;

-- name: insert_audit_pending
INSERT INTO audit_pending (row_id) VALUES (:row_id);

-- name: audit_salt
SELECT salt FROM audit_salts WHERE id = 1;

-- name: insert_audit_salt
INSERT INTO audit_salts (id, salt) VALUES (1, :salt) ON CONFLICT (id) DO NOTHING;

-- SQLite's write transactions exclude each other.
-- name: audit_sealer_lock (sqlite)
SELECT 1;

-- Held to the end of the transaction: of several servers one seals, the others try again later.
-- name: audit_sealer_lock (postgres)
SELECT CASE WHEN pg_try_advisory_xact_lock(7203372) THEN 1 ELSE 0 END;

-- name: audit_any_pending
SELECT row_id FROM audit_pending LIMIT 1;

-- name: audit_head
SELECT seq, hash FROM audit_seals ORDER BY seq DESC LIMIT 1;

-- name: audit_pending_rows
SELECT p.row_id, r.at, r.person, r.action, r.unit_id, r.request_id, r.body
FROM audit_pending p JOIN audit_rows r ON r.id = p.row_id ORDER BY p.row_id LIMIT :batch;

-- name: insert_audit_seal
INSERT INTO audit_seals (seq, row_id, hash) VALUES (:seq, :row_id, :hash);

-- name: delete_audit_pending
DELETE FROM audit_pending WHERE row_id = :row_id;

-- name: audit_chain_page
SELECT s.seq, s.row_id, s.hash, r.id, r.at, r.person, r.action, r.unit_id, r.request_id, r.body
FROM audit_seals s LEFT JOIN audit_rows r ON r.id = s.row_id
WHERE s.seq > :after ORDER BY s.seq LIMIT :page;

-- name: audit_unsealed
SELECT COUNT(*) FROM audit_rows r WHERE NOT EXISTS (SELECT 1 FROM audit_seals s WHERE s.row_id = r.id);

-- A row that waits for its seal and is not there was removed before it was sealed.
-- name: audit_lost_pending
SELECT p.row_id FROM audit_pending p LEFT JOIN audit_rows r ON r.id = p.row_id WHERE r.id IS NULL ORDER BY p.row_id LIMIT 1;

-- name: forget_old_claims
DELETE FROM http_idempotency WHERE at < :before;

-- name: claim
INSERT INTO http_idempotency (id, request, at, response) VALUES (:id, :request, :now, NULL)
ON CONFLICT (id) DO NOTHING;

-- name: find_claim
SELECT request, response FROM http_idempotency WHERE id = :id;

-- name: finish_claim
UPDATE http_idempotency SET response = :response WHERE id = :id;

-- name: release_claim
DELETE FROM http_idempotency WHERE id = :id;

-- name: offer_secret
INSERT INTO http_secrets (name, secret) VALUES (:name, :secret) ON CONFLICT (name) DO NOTHING;

-- name: find_secret
SELECT secret FROM http_secrets WHERE name = :name;

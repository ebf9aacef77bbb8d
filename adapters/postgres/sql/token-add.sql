-- Adds a token by the hash of its secret.
INSERT INTO tokens (id, hash, person_id, name, prefix, scope, kind, created_at, last_used_at, expires_at, revoked_at)
VALUES ($1, $2, $3::uuid, $4, $5, $6, $7, $8::timestamptz, $9::timestamptz, $10::timestamptz, $11::timestamptz)

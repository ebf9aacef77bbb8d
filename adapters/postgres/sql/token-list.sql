-- A person's tokens, oldest first.
SELECT id, person_id, name, prefix, scope, kind, created_at, last_used_at, expires_at, revoked_at
FROM tokens WHERE person_id = $1::uuid ORDER BY created_at, id

-- Adds an entry at its place in the chain. No row: somebody else's is there.
INSERT INTO audit_entries (number, action, person_id, place, subject, details, result, at, hash)
VALUES ($1, $2, $3::uuid, $4, $5, $6::jsonb, $7, $8::timestamptz, $9)
ON CONFLICT (number) DO NOTHING
RETURNING number

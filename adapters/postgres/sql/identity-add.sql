-- Adds a person with an identity. The identity comes first, so that of two who bring the same one only one adds a person. No row: somebody has it.
WITH identity AS (
  INSERT INTO identities (channel, external_id, person_id) VALUES ($7, $8, $1::uuid)
  ON CONFLICT (channel, external_id) DO NOTHING
  RETURNING person_id
)
INSERT INTO persons (id, name, role, language, time_zone, created_at)
SELECT person_id, $2, $3, $4, $5, $6::timestamptz FROM identity
RETURNING id

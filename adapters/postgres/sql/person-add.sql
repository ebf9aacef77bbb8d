-- Adds a person; a second owner is not added, the first one is the answer.
INSERT INTO persons (id, name, role, language, time_zone, created_at) VALUES ($1::uuid, $2, $3, $4, $5, $6::timestamptz)
ON CONFLICT (role) WHERE role = 'owner' DO UPDATE SET role = EXCLUDED.role
RETURNING id, name, role, language, time_zone AS "timeZone", created_at AS "createdAt"

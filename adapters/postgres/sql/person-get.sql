-- One person.
SELECT id, name, role, language, time_zone AS "timeZone", created_at AS "createdAt" FROM persons WHERE id = $1::uuid

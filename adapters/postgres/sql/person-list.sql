-- Persons, newest first.
SELECT id, name, role, language, time_zone AS "timeZone", created_at AS "createdAt", blocked_at IS NOT NULL AS "isBlocked"
FROM persons ORDER BY created_at DESC, id DESC LIMIT $1

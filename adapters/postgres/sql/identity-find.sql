-- The person whom a channel knows by this id.
SELECT persons.id, name, role, language, time_zone AS "timeZone", created_at AS "createdAt", blocked_at IS NOT NULL AS "isBlocked",
  keeps_memory AS "keepsMemory"
FROM identities JOIN persons ON persons.id = person_id WHERE channel = $1 AND external_id = $2

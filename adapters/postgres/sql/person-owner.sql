-- The owner: there is at most one.
SELECT id, name, role, language, time_zone AS "timeZone", created_at AS "createdAt" FROM persons WHERE role = 'owner'

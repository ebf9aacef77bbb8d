-- A token by the hash of its secret, with its person; read for each request.
SELECT tokens.id, tokens.person_id AS "personId", tokens.name, prefix, scope, kind, tokens.created_at AS "createdAt", last_used_at AS "lastUsedAt",
  expires_at AS "expiresAt", revoked_at AS "revokedAt", persons.name AS "personName", role, language, time_zone AS "timeZone",
  persons.created_at AS "personCreatedAt"
FROM tokens JOIN persons ON persons.id = tokens.person_id WHERE hash = $1

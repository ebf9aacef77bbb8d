-- A token by the hash of its secret, with its person.
SELECT tokens.id, person_id, tokens.name, prefix, scope, kind, tokens.created_at, last_used_at, expires_at, revoked_at,
  persons.name AS person_name, role, language, time_zone, persons.created_at AS person_created_at
FROM tokens JOIN persons ON persons.id = tokens.person_id
WHERE hash = $1

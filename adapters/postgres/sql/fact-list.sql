-- A person's newest facts.
SELECT id, person_id AS "personId", text, turn_id AS "turnId", created_at AS "createdAt"
FROM facts WHERE person_id = $1::uuid ORDER BY created_at DESC, id DESC LIMIT $2

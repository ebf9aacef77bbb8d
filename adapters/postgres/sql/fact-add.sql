-- Keeps a fact; the one with the same text that the person has already is the answer.
INSERT INTO facts (id, person_id, text, turn_id, created_at) VALUES ($1, $2::uuid, $3, $4::uuid, $5::timestamptz)
ON CONFLICT (person_id, md5(text)) DO UPDATE SET turn_id = facts.turn_id
RETURNING id, person_id AS "personId", text, turn_id AS "turnId", created_at AS "createdAt"

-- Gives an identity to a person. No row: somebody has it, the person has another one on that channel, or there is no such person.
INSERT INTO identities (channel, external_id, person_id)
SELECT $2, $3, id FROM persons WHERE id = $1::uuid
ON CONFLICT DO NOTHING
RETURNING person_id

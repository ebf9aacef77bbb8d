-- Forgets a person's fact.
DELETE FROM facts WHERE id = $2 AND person_id = $1::uuid RETURNING id

-- What is to be forgotten.
SELECT id, person_id AS "personId", before, begun_at AS "begunAt" FROM forgettings WHERE id = $1

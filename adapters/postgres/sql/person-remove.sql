-- Removes a person, with what is nobody else's.
DELETE FROM persons WHERE id = $1::uuid

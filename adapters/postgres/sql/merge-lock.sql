-- Locks two persons, in one order for everybody: from now on nothing new is written that belongs to either.
SELECT id FROM persons WHERE id IN ($1::uuid, $2::uuid) ORDER BY id FOR UPDATE

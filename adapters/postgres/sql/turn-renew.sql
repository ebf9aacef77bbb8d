-- Prolongs the leases of those of these turns that the worker still holds.
UPDATE inbox SET lease_until = now() + $2::int * interval '1 millisecond'
WHERE owner = $1 AND state = 'running' AND turn_id = ANY ($3::uuid[])
RETURNING turn_id AS id

-- Prolongs the leases of those of these tasks that the worker still holds.
UPDATE tasks SET lease_until = now() + $2::int * interval '1 millisecond'
WHERE owner = $1 AND state = 'running' AND id = ANY ($3::text[])
RETURNING id

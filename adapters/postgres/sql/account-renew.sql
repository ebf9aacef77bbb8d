-- Prolongs the lease of who drives an account.
UPDATE channel_accounts SET lease_until = now() + $5::int * interval '1 millisecond'
WHERE channel = $1 AND account = $2 AND fence = $3 AND owner = $4
RETURNING fence

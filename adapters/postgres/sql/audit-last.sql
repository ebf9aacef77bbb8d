-- The newest entry's place in the chain.
SELECT number, hash FROM audit_entries ORDER BY number DESC LIMIT 1

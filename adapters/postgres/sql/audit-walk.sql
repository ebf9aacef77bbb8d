-- Entries after a number, oldest first.
SELECT * FROM audit_entries WHERE number > $1::bigint ORDER BY number LIMIT $2

-- Entries before a number, newest first.
SELECT * FROM audit_entries WHERE $1::bigint IS NULL OR number < $1 ORDER BY number DESC LIMIT $2

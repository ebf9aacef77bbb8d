-- Notes a use, unless one was noted less than a minute before.
UPDATE tokens SET last_used_at = $2::timestamptz
WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= $2::timestamptz - interval '1 minute')

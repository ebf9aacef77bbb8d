-- What came of fetching a file; only the first of these counts.
UPDATE attachments SET state = CASE WHEN $4::text IS NULL THEN 'here' ELSE 'failed' END, problem = $4,
  content = $2::bytea, size = coalesce(length($2::bytea), size), mime = coalesce($3, mime)
WHERE id = $1 AND state = 'waiting'

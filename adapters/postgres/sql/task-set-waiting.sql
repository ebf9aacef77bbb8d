-- Between running and waiting; the claim stays. No row: the fence is old, or the task has ended.
UPDATE tasks SET state = $3, reason = $4::jsonb
WHERE id = $1 AND fence = $2 AND state IN ('running', 'waiting')
RETURNING id

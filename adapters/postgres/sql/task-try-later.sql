-- Gives a task back until a time. No row: the fence is old, or the task has ended.
UPDATE tasks SET state = 'interrupted', reason = $3::jsonb, not_before = $4::timestamptz, transient_tries = transient_tries + 1,
  owner = NULL, lease_until = NULL, attempt = attempt - 1, fence = fence + 1
WHERE id = $1 AND fence = $2 AND state = 'running'
RETURNING id

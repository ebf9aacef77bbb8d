-- Gives a task back. No row: the fence is old, or the task has ended.
UPDATE tasks SET state = 'interrupted', reason = NULL, owner = NULL, lease_until = NULL, attempt = attempt - 1
WHERE id = $1 AND fence = $2 AND state = 'running'
RETURNING id

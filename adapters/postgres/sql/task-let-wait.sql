-- Gives a task back until nothing that it asked for is open any more; who held it writes nothing more. No row: the fence is old, or the task has ended.
UPDATE tasks SET state = 'waiting', reason = $3::jsonb, owner = NULL, lease_until = NULL, attempt = attempt - 1, fence = fence + 1
WHERE id = $1 AND fence = $2 AND state = 'running'
RETURNING id

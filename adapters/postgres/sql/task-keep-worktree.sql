-- Where a task works. No row: the fence is old, or the task has ended.
UPDATE tasks SET worktree = $3::jsonb WHERE id = $1 AND fence = $2 AND state = 'running' RETURNING id

-- What a task is doing. No row: the fence is old, or the task has ended.
UPDATE tasks SET progress = $3::jsonb WHERE id = $1 AND fence = $2 AND state = 'running' RETURNING id

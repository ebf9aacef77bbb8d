-- What a stopped task has left behind, once. No row: it is known already, or the task was not stopped.
UPDATE tasks SET result = $2::jsonb WHERE id = $1 AND state = 'stopped' AND result IS NULL RETURNING id

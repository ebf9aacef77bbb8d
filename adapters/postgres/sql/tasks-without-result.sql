-- Tasks that were started and then stopped before a moment, of which nothing is known; oldest first.
SELECT *, task_after(id) AS after FROM tasks
WHERE state = 'stopped' AND result IS NULL AND started_at IS NOT NULL AND ended_at < $1::timestamptz
ORDER BY ended_at, id LIMIT $2

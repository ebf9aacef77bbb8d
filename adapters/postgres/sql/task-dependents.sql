-- The tasks that come after any of these, oldest first.
SELECT *, task_after(id) AS after FROM tasks
WHERE id IN (SELECT task_id FROM task_dependencies WHERE on_task_id = ANY($1::text[]))
ORDER BY created_at, id LIMIT 1000

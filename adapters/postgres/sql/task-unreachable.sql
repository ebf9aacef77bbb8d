-- Those that wait for a task whose end forbids them to start, with the first such one.
SELECT tasks.*, task_after(tasks.id) AS after, because.id AS because_id, because.state AS because_state
FROM tasks CROSS JOIN LATERAL (
  SELECT other.id, other.state FROM task_dependencies JOIN tasks AS other ON other.id = on_task_id
  WHERE task_id = tasks.id AND NOT dependency_allows(condition, other.state)
  ORDER BY position LIMIT 1
) AS because
WHERE tasks.state = 'waiting' AND tasks.owner IS NULL
ORDER BY tasks.created_at, tasks.id LIMIT $1

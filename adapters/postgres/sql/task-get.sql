-- One task.
SELECT *, task_after(id) AS after FROM tasks WHERE id = $1

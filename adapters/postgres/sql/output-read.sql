-- The lines after a number, with the task's state as of the same moment. At least one row, unless there is no such task.
SELECT task.state IN ('succeeded', 'failed', 'stopped') AS "hasEnded", task.last_line AS "lastLine",
  line.number AS number, line.at, line.kind, line.text
FROM tasks AS task
LEFT JOIN LATERAL (
  SELECT * FROM output_lines WHERE task_id = $1 AND number > $2 ORDER BY number LIMIT $3
) AS line ON true
WHERE task.id = $1
ORDER BY line.number

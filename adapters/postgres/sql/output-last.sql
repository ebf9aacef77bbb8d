-- The number of a task's last line.
SELECT last_line AS "lastLine" FROM tasks WHERE id = $1

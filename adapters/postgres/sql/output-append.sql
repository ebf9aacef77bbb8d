-- Numbers and stores a batch of lines, for who holds the task. No row: the fence is old, or the task has ended.
WITH task AS (
  UPDATE tasks SET last_line = last_line + cardinality($3::text[])
  WHERE id = $1 AND fence = $2 AND state = 'running'
  RETURNING last_line
), lines AS (
  INSERT INTO output_lines (task_id, number, at, kind, text)
  SELECT $1, task.last_line - cardinality($3) + line.place, line.at, line.kind, line.text
  FROM task, unnest($5::timestamptz[], $4::text[], $3) WITH ORDINALITY AS line (at, kind, text, place)
)
SELECT last_line AS "lastLine" FROM task

-- Removes the whole output of ended tasks: of those that ended before $1, and of the oldest of the others until at most $2 bytes of text are kept of all
-- tasks. At most $3 tasks at a time. How many it was.
WITH sizes AS (
  SELECT task_id, sum(octet_length(text)) AS bytes FROM output_lines GROUP BY task_id
), kept AS (
  SELECT task.id, task.ended_at,
    -- What still runs comes first, then what ended last.
    sum(sizes.bytes) OVER (ORDER BY task.ended_at DESC NULLS FIRST, task.id) AS bytes
  FROM sizes
  JOIN tasks AS task ON task.id = sizes.task_id
), doomed AS (
  SELECT kept.id FROM kept
  JOIN tasks AS task ON task.id = kept.id
  WHERE task.state IN ('succeeded', 'failed', 'stopped') AND (kept.ended_at < $1 OR kept.bytes > $2)
  ORDER BY kept.ended_at
  LIMIT $3
), removed AS (
  DELETE FROM output_lines USING doomed WHERE output_lines.task_id = doomed.id
)
SELECT count(*)::integer AS count FROM doomed

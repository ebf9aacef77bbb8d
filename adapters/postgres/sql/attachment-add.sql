-- Adds a file that goes out with a turn or a task, once. No row: there is no such turn or task.
WITH run AS (
  SELECT id AS turn_id, conversation_id, NULL AS task_id FROM turns WHERE id = $2::uuid
  UNION ALL
  SELECT NULL, conversation_id, id FROM tasks WHERE id = $3
), file AS (
  INSERT INTO attachments
    (id, turn_id, conversation_id, task_id, direction, position, kind, name, mime, size, state, caption, content, stored_at)
  SELECT $1, turn_id, conversation_id, task_id, 'out', 1 + coalesce((
      SELECT max(position) FROM attachments AS other
      WHERE other.direction = 'out' AND (other.turn_id = run.turn_id OR other.task_id = run.task_id)), 0),
    $4, $5, $6, length($8::bytea), 'here', $7, $8, $9::timestamptz
  FROM run
  ON CONFLICT (id) DO NOTHING
)
SELECT 1 AS found FROM run

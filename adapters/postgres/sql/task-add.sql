-- Adds a task with what it comes after. No row: its person has as many open ones as may be; null: as many as they like.
WITH added AS (
  INSERT INTO tasks (id, project_id, person_id, conversation_id, work, limits, state, retry_of, created_at, reason,
    branch, confirmation, schedule_id, retries)
  SELECT $1, $2::uuid, $3::uuid, $4::uuid, $5::jsonb, $6::jsonb, $7, $8, $9::timestamptz, $10::jsonb, $12, $13, $14, $15::int
  WHERE $16::int IS NULL OR open_tasks($3::uuid) < $16
  RETURNING id
), dependency AS (
  INSERT INTO task_dependencies (task_id, position, on_task_id, condition)
  SELECT added.id, place, dependency ->> 'taskId', dependency ->> 'when'
  FROM added CROSS JOIN jsonb_array_elements($11::jsonb) WITH ORDINALITY AS dependencies (dependency, place)
)
SELECT id FROM added

-- Adds a task with what it comes after.
WITH dependency AS (
  INSERT INTO task_dependencies (task_id, position, on_task_id, condition)
  SELECT $1, place, dependency ->> 'taskId', dependency ->> 'when'
  FROM jsonb_array_elements($11::jsonb) WITH ORDINALITY AS dependencies (dependency, place)
)
INSERT INTO tasks (id, project_id, person_id, conversation_id, work, limits, state, retry_of, created_at, reason,
  branch, confirmation, schedule_id, retries)
VALUES ($1, $2::uuid, $3::uuid, $4::uuid, $5::jsonb, $6::jsonb, $7, $8, $9::timestamptz, $10::jsonb, $12, $13, $14, $15)

-- Moves a schedule on from the time for which it was due, and adds the task that it makes. No row: somebody else did, it was changed, or its person has as
-- many open tasks as may be. Whose it is is locked before the schedule.
WITH room AS MATERIALIZED (
  SELECT $5::text IS NULL OR $14::int IS NULL OR open_tasks($7::uuid) < $14 AS is_left
), moved AS (
  UPDATE schedules SET next_at = $3::timestamptz, state = CASE WHEN $3::timestamptz IS NULL THEN 'done' ELSE state END,
    last_fired_at = CASE WHEN $5::text IS NULL THEN last_fired_at ELSE $4::timestamptz END, last_task_id = coalesce($5::text, last_task_id)
  FROM room
  WHERE id = $1 AND state = 'active' AND next_at = $2::timestamptz AND room.is_left
  RETURNING id
), task AS (
  INSERT INTO tasks (id, project_id, person_id, conversation_id, work, limits, state, branch, confirmation, schedule_id, created_at)
  SELECT $5::text, $6::uuid, $7::uuid, $8::uuid, $9::jsonb, $10::jsonb, 'queued', $11, $12, moved.id, $13::timestamptz
  FROM moved WHERE $5::text IS NOT NULL
)
SELECT id FROM moved

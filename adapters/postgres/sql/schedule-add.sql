-- Adds a schedule.
INSERT INTO schedules (id, project_id, person_id, conversation_id, plan, time, missed, state, next_at, last_fired_at, last_task_id, created_at)
VALUES ($1, $2::uuid, $3::uuid, $4::uuid, $5::jsonb, $6::jsonb, $7, $8, $9::timestamptz, $10::timestamptz, $11, $12::timestamptz)

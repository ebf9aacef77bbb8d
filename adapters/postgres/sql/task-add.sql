-- Adds a task.
INSERT INTO tasks (id, project_id, person_id, conversation_id, work, limits, state, retry_of, created_at)
VALUES ($1, $2::uuid, $3::uuid, $4::uuid, $5::jsonb, $6::jsonb, $7, $8, $9::timestamptz)

-- Adds a task.
INSERT INTO tasks (id, project_id, person_id, conversation_id, work, budget, steps, wall_ms, state, retry_of, created_at)
VALUES ($1, $2::uuid, $3::uuid, $4::uuid, $5::jsonb, $6, $7, $8, $9, $10, $11::timestamptz)

-- Adds a job. No row: there is one with this id.
INSERT INTO plugin_jobs (plugin, id, job, person_id, conversation_id, body, at, due_at, failures, version, created_at)
VALUES ($1, $2, $3, $4::uuid, $5::uuid, $6::jsonb, $7::timestamptz, $8::timestamptz, $9, $10, $11::timestamptz)
ON CONFLICT (plugin, id) DO NOTHING RETURNING *

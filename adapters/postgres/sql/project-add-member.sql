-- Adds a member, once.
INSERT INTO project_members (project_id, person_id) VALUES ($1::uuid, $2::uuid) ON CONFLICT DO NOTHING

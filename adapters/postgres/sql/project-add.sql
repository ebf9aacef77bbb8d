-- Adds a project with its adder as a member; one that has this name already is the answer, and its members stay as they are.
WITH project AS (
  INSERT INTO projects (id, name, folder, added_by, created_at) VALUES ($1::uuid, $2, $3, $4::uuid, $5::timestamptz)
  ON CONFLICT (name) DO UPDATE SET name = EXCLUDED.name
  RETURNING *
), member AS (
  INSERT INTO project_members (project_id, person_id) SELECT id, added_by FROM project WHERE id = $1
  ON CONFLICT DO NOTHING
)
SELECT id, name, folder, added_by AS "addedBy", created_at AS "createdAt" FROM project

-- Takes a member out, unless it is who added the project.
DELETE FROM project_members
WHERE project_id = $1::uuid AND person_id = $2::uuid
  AND NOT EXISTS (SELECT FROM projects WHERE id = $1::uuid AND added_by = $2::uuid)

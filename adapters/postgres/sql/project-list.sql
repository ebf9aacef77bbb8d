-- Everything, or what a person is a member of; by name.
SELECT id, name, folder, added_by AS "addedBy", created_at AS "createdAt" FROM projects
WHERE $1::uuid IS NULL OR id IN (SELECT project_id FROM project_members WHERE person_id = $1)
ORDER BY name COLLATE "C"

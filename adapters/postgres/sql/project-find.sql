-- The project of this name.
SELECT id, name, folder, added_by AS "addedBy", created_at AS "createdAt" FROM projects WHERE name = $1

-- A project by its name; read for each task that is submitted.
SELECT id, name, folder, added_by AS "addedBy", created_at AS "createdAt" FROM projects WHERE name = $1

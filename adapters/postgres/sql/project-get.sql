-- A project by its id; read for each task that begins.
SELECT id, name, folder, added_by AS "addedBy", created_at AS "createdAt" FROM projects WHERE id = $1::uuid

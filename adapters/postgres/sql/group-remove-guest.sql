-- A guest no more.
DELETE FROM group_guests WHERE channel = $1 AND account = $2 AND chat = $3 AND person_id = $4::uuid

-- Adds a file that somebody uploaded and that no message has taken yet.
INSERT INTO attachments (id, person_id, position, kind, name, mime, size, state, content, stored_at)
VALUES ($1, $2::uuid, 1, $3, $4, $5, length($6::bytea), 'here', $6, $7::timestamptz)

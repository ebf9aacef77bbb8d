-- Adds a file that goes out, once.
INSERT INTO attachments (id, position, kind, name, mime, size, state, content, stored_at)
VALUES ($1, 1, $2, $3, $4, length($5::bytea), 'here', $5::bytea, $6::timestamptz)
ON CONFLICT (id) DO NOTHING

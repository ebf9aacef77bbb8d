-- Adds or replaces a group.
INSERT INTO groups (channel, account, chat, title, standing, observes, decided_by) VALUES ($1, $2, $3, $4, $5, $6::boolean, $7::uuid)
ON CONFLICT (channel, account, chat) DO UPDATE
SET title = EXCLUDED.title, standing = EXCLUDED.standing, observes = EXCLUDED.observes, decided_by = EXCLUDED.decided_by

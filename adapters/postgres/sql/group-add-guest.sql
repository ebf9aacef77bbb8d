-- Lets a guest in, once.
INSERT INTO group_guests (channel, account, chat, person_id) VALUES ($1, $2, $3, $4::uuid) ON CONFLICT DO NOTHING

-- Adds a notice once for each key.
INSERT INTO outbox (id, kind, channel, account, chat, thread, audience, language, conversation_id, notice_key, reply_to, created_at, body)
VALUES ($1::uuid, 'notice', $2, $3, $4, $5, $6, $7, $8::uuid, $9, $10, $11::timestamptz, $12::jsonb)
ON CONFLICT (notice_key) DO NOTHING
RETURNING id

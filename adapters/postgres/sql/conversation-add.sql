-- Adds a conversation, unless its address has one.
INSERT INTO conversations (address_key, id, channel, account, chat, thread, audience, person_id, title, project_id,
  preferred_mode, preferred_model, context_start, created_at, verbosity)
VALUES ($1, $2::uuid, $3, $4, $5, $6, $7, $8::uuid, $9, $10::uuid, $11, $12, $13, $14::timestamptz, $15)
ON CONFLICT (address_key) DO NOTHING

-- Keeps a file that goes out with what a job tells, for its person, and tells it behind that where people follow a chat and not the log.
WITH job AS MATERIALIZED (
  SELECT person_id, conversation_id FROM plugin_jobs WHERE plugin = $1 AND id = $2
), file AS (
  INSERT INTO attachments (id, person_id, conversation_id, direction, position, kind, name, mime, size, state, content, stored_at)
  SELECT $3, person_id, conversation_id, 'out', $4, $5, $6, $7, length($8::bytea), 'here', $8, $9::timestamptz FROM job
)
INSERT INTO outbox (id, kind, channel, account, chat, thread, audience, language, conversation_id, notice_key, created_at, body)
SELECT md5('file:' || $3)::uuid, 'notice', channel, account, chat, thread, audience, persons.language, conversations.id, 'file:' || $3, $9,
  jsonb_build_object('kind', 'file', 'attachmentId', $3, 'caption', '')
FROM job JOIN conversations ON conversations.id = job.conversation_id JOIN persons ON persons.id = conversations.person_id
WHERE channel <> 'web'

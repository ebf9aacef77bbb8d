-- Changes a job and tells what it has to tell, once for each version of it. No row: it is gone or was changed.
WITH moved AS MATERIALIZED (
  UPDATE plugin_jobs SET at = $4::timestamptz, due_at = $5::timestamptz, failures = $6, body = $7::jsonb, version = version + 1,
    conversation_id = coalesce($14::uuid, conversation_id)
  WHERE plugin = $1 AND id = $2 AND version = $3
  RETURNING id, conversation_id
), conversation AS MATERIALIZED (
  SELECT conversations.id, channel, account, chat, thread, audience, person_id, event_count + 1 AS number
  FROM conversations JOIN moved ON moved.conversation_id = conversations.id
  WHERE $8::text IS NOT NULL
  FOR NO KEY UPDATE OF conversations
), event AS (
  INSERT INTO conversation_events (conversation_id, number, at, turn_id, notice_key, body)
  SELECT id, number, $10::timestamptz, NULL, $8, jsonb_build_object('kind', 'notice', 'text', $9::text, 'taskId', NULL)
    || CASE WHEN $11::jsonb = '[]' THEN '{}'::jsonb ELSE jsonb_build_object('buttons', jsonb_build_object('key', $8, 'labels', $11::jsonb)) END
    || CASE WHEN $13::jsonb = '[]' THEN '{}'::jsonb ELSE jsonb_build_object('files', $13::jsonb) END
  FROM conversation
), told AS (
  -- Where people follow a chat and not the log.
  INSERT INTO outbox (id, kind, channel, account, chat, thread, audience, language, conversation_id, notice_key, created_at, body)
  SELECT md5($8)::uuid, 'notice', channel, account, chat, thread, audience, persons.language, conversation.id, $8, $10,
    jsonb_build_object('kind', 'text', 'markdown', $9::text, 'followTaskId', NULL, 'buttons', '[]'::jsonb, 'choices', $11::jsonb, 'pin', $12::jsonb)
  FROM conversation JOIN persons ON persons.id = conversation.person_id
  WHERE channel <> 'web'
), counted AS (
  UPDATE conversations SET event_count = event_count + 1 WHERE id IN (SELECT id FROM conversation)
)
SELECT id FROM moved

-- Adds a proactive message once for each key. The conversation is locked first; its row, with `added`, is the answer.
WITH conversation AS MATERIALIZED (
  SELECT id, channel, account, chat, thread, audience, person_id, event_count + 1 AS number
  FROM conversations WHERE id = $1::uuid FOR NO KEY UPDATE
), event AS (
  INSERT INTO conversation_events (conversation_id, number, at, turn_id, notice_key, body)
  SELECT id, number, $3::timestamptz, NULL, $2, jsonb_build_object('kind', 'notice', 'text', $4::text, 'taskId', $5::text)
  FROM conversation
  ON CONFLICT (conversation_id, notice_key) DO NOTHING
  RETURNING conversation_id, notice_key
), told AS (
  -- Where people follow a chat and not the log.
  INSERT INTO outbox (id, kind, channel, account, chat, thread, audience, language, conversation_id, notice_key, created_at, body)
  SELECT md5(notice_key)::uuid, 'notice', channel, account, chat, thread, audience, persons.language, conversation.id, notice_key, $3,
    jsonb_build_object('kind', 'text', 'markdown', $4::text, 'followTaskId', NULL,
      'buttons', CASE WHEN notice_key LIKE 'approval:%' THEN '["approve", "deny"]'::jsonb ELSE '[]' END)
  FROM conversation JOIN event ON event.conversation_id = conversation.id JOIN persons ON persons.id = conversation.person_id
  WHERE channel <> 'web'
  ON CONFLICT (notice_key) DO NOTHING
), counted AS (
  UPDATE conversations SET event_count = event_count + 1 WHERE id IN (SELECT conversation_id FROM event)
)
SELECT EXISTS (SELECT FROM event) AS added FROM conversation

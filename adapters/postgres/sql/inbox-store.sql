-- Stores a message once, with its turn and its numbered event. No row: the conversation is unknown, or the message was stored before.
-- The conversation is locked first, so that positions and event numbers follow the order of the commits.
WITH conversation AS MATERIALIZED (
  SELECT id, channel, turn_count + 1 AS position, event_count + 1 AS number
  FROM conversations WHERE id = $4::uuid FOR NO KEY UPDATE
), message AS (
  INSERT INTO inbox (message_id, turn_id, account, external_id, conversation_id, position)
  SELECT $1::uuid, $2::uuid, $5, $6, id, position FROM conversation
  ON CONFLICT (account, external_id) DO NOTHING
  RETURNING message_id
), turn AS (
  INSERT INTO turns (id, conversation_id, position, message_id, person_id, text, received_at, state)
  SELECT $2, conversation.id, conversation.position, message.message_id, $3::uuid, $7, $8::timestamptz, 'queued'
  FROM conversation, message
), event AS (
  INSERT INTO conversation_events (conversation_id, number, at, turn_id, body)
  SELECT conversation.id, conversation.number, $8, $2, jsonb_build_object(
    'kind', 'message-stored', 'messageId', $1, 'text', $7,
    'clientMessageId', CASE WHEN conversation.channel = 'web' THEN $6 END)
  FROM conversation, message
), counted AS (
  UPDATE conversations SET turn_count = turn_count + 1, event_count = event_count + 1
  WHERE id IN (SELECT conversation.id FROM conversation, message)
)
SELECT message_id FROM message

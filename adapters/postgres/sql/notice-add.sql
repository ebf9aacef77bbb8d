-- Adds a proactive message once for each key. The conversation is locked first; its row, with `added`, is the answer.
WITH conversation AS MATERIALIZED (
  SELECT id, event_count + 1 AS number FROM conversations WHERE id = $1::uuid FOR NO KEY UPDATE
), event AS (
  INSERT INTO conversation_events (conversation_id, number, at, turn_id, notice_key, body)
  SELECT id, number, $3::timestamptz, NULL, $2, jsonb_build_object('kind', 'notice', 'text', $4::text, 'taskId', $5::text)
  FROM conversation
  ON CONFLICT (conversation_id, notice_key) DO NOTHING
  RETURNING conversation_id
), counted AS (
  UPDATE conversations SET event_count = event_count + 1 WHERE id IN (SELECT conversation_id FROM event)
)
SELECT EXISTS (SELECT FROM event) AS added FROM conversation

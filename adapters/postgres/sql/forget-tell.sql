-- Tells those who follow the person's conversations that words are gone from them, once for each forgetting. Which conversations these are.
WITH talk AS MATERIALIZED (
  SELECT id, audience FROM conversations WHERE id IN (SELECT conversation_id FROM turns WHERE person_id = $1::uuid AND forgotten_at IS NOT NULL)
    AND NOT EXISTS (SELECT FROM conversation_events WHERE conversation_id = conversations.id AND notice_key = $2)
  ORDER BY id FOR UPDATE
), counted AS (
  UPDATE conversations SET event_count = event_count + 1 FROM talk WHERE conversations.id = talk.id
  RETURNING conversations.id, event_count, talk.audience
)
INSERT INTO conversation_events (conversation_id, number, at, notice_key, body)
SELECT id, event_count, $3, $2, jsonb_build_object('kind', 'forgotten', 'isWhole', audience = 'private') FROM counted
RETURNING conversation_id AS id

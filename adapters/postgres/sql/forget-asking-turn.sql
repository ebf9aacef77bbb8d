-- Takes the words out of the request to forget itself, which goes on.
WITH turn AS (
  UPDATE turns SET text = '/forget' WHERE id = $1::uuid RETURNING id, conversation_id
)
UPDATE conversation_events SET body = body || '{"text": "/forget"}' FROM turn
WHERE conversation_events.conversation_id = turn.conversation_id AND turn_id = turn.id AND body ->> 'kind' = 'message-stored'

-- Puts something else in the place of what a message said, wherever it is kept. No row: the fence is old.
WITH held AS (
  SELECT turn_id, conversation_id FROM inbox WHERE turn_id = $1::uuid AND fence = $2 AND state = 'running'
), event AS (
  UPDATE conversation_events SET body = body || jsonb_build_object('text', $3::text) FROM held
  WHERE conversation_events.conversation_id = held.conversation_id AND conversation_events.turn_id = held.turn_id AND body ->> 'kind' = 'message-stored'
)
UPDATE turns SET text = $3 FROM held WHERE id = held.turn_id RETURNING id

-- The events after a number, in order.
SELECT number, at, turn_id AS "turnId", body FROM conversation_events
WHERE conversation_id = $1::uuid AND number > $2 ORDER BY number LIMIT $3

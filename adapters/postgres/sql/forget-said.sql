-- What the person said and was answered, oldest first, after a place among it; what is forgotten is left out.
SELECT turns.id, conversation_id AS "conversationId", channel, audience, title, text, received_at AS at, state,
  CASE state WHEN 'answered' THEN outcome ->> 'reply' ELSE outcome ->> 'message' END AS reply, outcome ->> 'model' AS model
FROM turns JOIN conversations ON conversations.id = conversation_id
WHERE turns.person_id = $1::uuid AND forgotten_at IS NULL AND (received_at, turns.id) > ($2::timestamptz, $3::uuid)
ORDER BY received_at, turns.id LIMIT $4

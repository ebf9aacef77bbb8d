-- Takes the words out of some ended turns of the person from before a moment; that they were, who answered and what it cost stays.
WITH chosen AS (
  SELECT id FROM turns WHERE person_id = $1::uuid AND received_at < $2 AND forgotten_at IS NULL AND state IN ('answered', 'failed', 'stopped')
  ORDER BY received_at, id LIMIT $4 FOR NO KEY UPDATE
)
UPDATE turns SET text = '', forgotten_at = $3,
  source = source || '{"senderName": null, "quote": null}',
  outcome = CASE WHEN outcome IS NULL THEN NULL WHEN state = 'answered' THEN outcome - 'choices' - 'commands' - 'pin' || '{"reply": ""}' ELSE outcome || '{"message": ""}' END
FROM chosen, conversations AS talk WHERE turns.id = chosen.id AND talk.id = turns.conversation_id
RETURNING turns.id, turns.conversation_id AS "conversationId",
  recall_scope(talk.audience, turns.person_id, talk.channel, talk.account, talk.chat) AS scope

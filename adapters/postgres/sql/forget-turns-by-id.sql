-- Takes the words out of these ended turns.
UPDATE turns SET text = '', forgotten_at = $2,
  source = source || '{"senderName": null, "quote": null}',
  outcome = CASE WHEN outcome IS NULL THEN NULL WHEN state = 'answered' THEN outcome - 'choices' - 'commands' - 'pin' || '{"reply": ""}' ELSE outcome || '{"message": ""}' END
FROM conversations AS talk WHERE turns.id = ANY ($1::uuid[]) AND talk.id = turns.conversation_id
RETURNING turns.id, turns.conversation_id AS "conversationId",
  recall_scope(talk.audience, turns.person_id, talk.channel, talk.account, talk.chat) AS scope

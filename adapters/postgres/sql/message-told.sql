-- What a message of ours belongs to, by the network's id of it. The newest, should an account's ids ever repeat.
SELECT outbox.id AS "entryId", notice_key AS key, turn_id AS "turnId", conversation_id AS "conversationId"
FROM outbox_parts JOIN outbox ON outbox.id = entry_id
WHERE message_id = $2 AND channel || ':' || account = $1
ORDER BY position DESC LIMIT 1

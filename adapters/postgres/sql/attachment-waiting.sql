-- Files that came in at an account and are still to be fetched, oldest first.
SELECT attachments.id, kind, name, mime, size, seconds, state, problem, transcript, remote, conversation_id AS "conversationId"
FROM attachments JOIN conversations ON conversations.id = conversation_id
WHERE state = 'waiting' AND channel = $1 AND account = $2
ORDER BY stored_at, attachments.position, attachments.id LIMIT $3

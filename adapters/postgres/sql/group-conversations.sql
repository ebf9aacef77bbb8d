-- The conversations of a chat and of the one that it becomes, locked until both are told apart.
SELECT id, chat, thread, created_at AS "createdAt" FROM conversations
WHERE channel = $1 AND account = $2 AND chat IN ($3, $4) ORDER BY id FOR NO KEY UPDATE

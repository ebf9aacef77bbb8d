-- The summary from a position on that reaches the least beyond another, else the one that reaches the furthest.
SELECT id, conversation_id AS "conversationId", from_position AS "fromPosition", to_position AS "toPosition", text, is_tainted AS "isTainted",
  said_at AS "saidAt", created_at AS "createdAt"
FROM summaries WHERE conversation_id = $1::uuid AND from_position = $2::int + 1
ORDER BY to_position >= $3 DESC, CASE WHEN to_position >= $3 THEN to_position ELSE -to_position END LIMIT 1

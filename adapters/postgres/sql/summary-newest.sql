-- Of each stretch of a conversation the newest summary, in order.
SELECT DISTINCT ON (from_position) id, conversation_id AS "conversationId", from_position AS "fromPosition", to_position AS "toPosition", text,
  is_tainted AS "isTainted", said_at AS "saidAt", created_at AS "createdAt"
FROM summaries WHERE conversation_id = $1::uuid ORDER BY from_position, to_position DESC

-- These entries of one scope, in order.
SELECT number, kind, conversation_id AS "conversationId", position, speaker_id AS "speakerId", speaker, at, terms, traits
FROM recall_entries WHERE scope = recall_scope($1, $2::uuid, $3, $4, $5) AND number = ANY ($6::bigint[]) ORDER BY number

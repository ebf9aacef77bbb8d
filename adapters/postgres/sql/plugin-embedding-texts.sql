-- What texts of a collection say, after $2 and up to $3, in order, with whoever pays: in private its person, in a group the conversation.
SELECT number, CASE WHEN collection.person_id IS NULL THEN document.conversation_id END AS "conversationId",
  coalesce(collection.person_id, document.person_id, talk.person_id) AS "personId", left(btrim(under || E'\n' || text, E' \t\r\n'), $5::int) AS text
FROM plugin_texts AS said JOIN plugin_documents AS document ON document.id = said.document_id
  JOIN plugin_collections AS collection ON collection.id = said.collection_id
  LEFT JOIN conversations AS talk ON talk.id = document.conversation_id
WHERE said.collection_id = $1::bigint AND number > $2::bigint AND number <= $3::bigint ORDER BY number LIMIT $4::int

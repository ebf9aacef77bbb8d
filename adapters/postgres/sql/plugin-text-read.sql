-- What the index needs of the texts of one collection, in order.
SELECT number, 'said' AS kind, document_id::text AS "conversationId", position, NULL AS "speakerId", '' AS speaker, at, terms, traits
FROM plugin_texts JOIN plugin_documents AS document ON document.id = document_id
WHERE plugin_texts.collection_id = (SELECT id FROM plugin_collections WHERE plugin = $1 AND scope = recall_scope($2, $3::uuid, $4, $5, $6)) AND number > $7
ORDER BY number LIMIT $8

-- Texts of one collection, word for word.
SELECT number, key, about, text, place FROM plugin_texts JOIN plugin_documents AS document ON document.id = document_id
WHERE plugin_texts.collection_id = (SELECT id FROM plugin_collections WHERE plugin = $1 AND scope = recall_scope($2, $3::uuid, $4, $5, $6)) AND number = ANY ($7::bigint[])

-- Documents of one collection, by key.
SELECT key, about, (SELECT count(*)::int FROM plugin_texts WHERE document_id = document.id) AS texts
FROM plugin_documents AS document JOIN plugin_collections AS collection ON collection.id = collection_id
WHERE plugin = $1 AND scope = recall_scope($2, $3::uuid, $4, $5, $6) AND starts_with(key, $7) ORDER BY key LIMIT $8

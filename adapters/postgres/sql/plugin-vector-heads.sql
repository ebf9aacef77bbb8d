-- How far a collection is turned into vectors, by model.
SELECT model, dimensions, count, done_to AS last, done_to >= held.last AS "isComplete"
FROM plugin_embeddings JOIN plugin_collections AS held ON held.id = collection_id
WHERE plugin = $1 AND scope = recall_scope($2, $3::uuid, $4, $5, $6) AND dimensions IS NOT NULL

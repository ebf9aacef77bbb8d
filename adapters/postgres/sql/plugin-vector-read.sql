-- Vectors of one collection, in order, as PostgreSQL sends them.
SELECT number, array_send(vector) AS sent FROM plugin_texts JOIN plugin_vectors USING (number)
WHERE collection_id = (SELECT id FROM plugin_collections WHERE plugin = $1 AND scope = recall_scope($2, $3::uuid, $4, $5, $6))
  AND model = $7 AND dimensions = $8::int AND number > $9::bigint AND vector IS NOT NULL
ORDER BY number LIMIT $10::int

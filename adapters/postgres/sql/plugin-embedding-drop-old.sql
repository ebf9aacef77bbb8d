-- What other models have made goes where this one has everything.
WITH complete AS MATERIALIZED (
  SELECT collection_id FROM plugin_embeddings AS done JOIN plugin_collections AS held ON held.id = collection_id
  WHERE model = $1 AND dimensions = $2::int AND done_to >= last
    AND EXISTS (SELECT FROM plugin_embeddings AS other WHERE other.collection_id = done.collection_id AND other.model <> $1)
), progress AS (
  DELETE FROM plugin_embeddings WHERE model <> $1 AND collection_id IN (SELECT collection_id FROM complete)
)
DELETE FROM plugin_vectors WHERE model <> $1
  AND number IN (SELECT number FROM plugin_texts WHERE collection_id IN (SELECT collection_id FROM complete)) RETURNING number

-- What other models have made goes where this one has everything.
WITH complete AS MATERIALIZED (
  SELECT scope FROM recall_embeddings AS done JOIN recall_scopes USING (scope)
  WHERE model = $1 AND dimensions = $2::int AND done_to >= last
    AND EXISTS (SELECT FROM recall_embeddings AS other WHERE other.scope = done.scope AND other.model <> $1)
), progress AS (
  DELETE FROM recall_embeddings WHERE model <> $1 AND scope IN (SELECT scope FROM complete)
)
DELETE FROM recall_vectors WHERE model <> $1 AND scope IN (SELECT scope FROM complete) RETURNING number

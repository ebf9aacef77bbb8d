-- How far a scope is turned into vectors, by model.
SELECT model, dimensions, count, done_to AS last, done_to >= held.last AS "isComplete"
FROM recall_embeddings JOIN recall_scopes AS held USING (scope) WHERE scope = recall_scope($1, $2::uuid, $3, $4, $5) AND dimensions IS NOT NULL

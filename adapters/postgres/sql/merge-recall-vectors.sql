-- The vectors of the person who goes that are taken along: of models that have all of this person's, and all of the other's, or nothing yet. Those of others
-- are made anew, because nobody knows any more which of them are missing.
WITH scope AS MATERIALIZED (
  SELECT recall_scope('private', $1::uuid, NULL, NULL, NULL) AS old, recall_scope('private', $2::uuid, NULL, NULL, NULL) AS new
), whole AS MATERIALIZED (
  SELECT done.model, done.dimensions FROM scope
    JOIN recall_scopes AS goes ON goes.scope = scope.old JOIN recall_scopes AS stays ON stays.scope = scope.new
    JOIN recall_embeddings AS done ON done.scope = goes.scope AND done.done_to >= goes.last AND done.dimensions IS NOT NULL
    LEFT JOIN recall_embeddings AS other ON other.scope = stays.scope AND other.model = done.model
  WHERE stays.last = 0 OR (other.done_to >= stays.last AND other.dimensions = done.dimensions)
), dropped AS (
  DELETE FROM recall_vectors USING scope
  WHERE recall_vectors.scope = scope.old AND (model, dimensions) NOT IN (SELECT model, dimensions FROM whole)
)
INSERT INTO recall_embeddings (scope, model, dimensions, done_to, count)
SELECT scope.new, model, dimensions, stays.last + (SELECT count(*) FROM recall_entries WHERE recall_entries.scope = scope.old),
  (SELECT count(*) FROM recall_vectors WHERE recall_vectors.scope = scope.old AND recall_vectors.model = whole.model AND vector IS NOT NULL)
FROM whole, scope JOIN recall_scopes AS stays ON stays.scope = scope.new
ON CONFLICT (scope, model) DO UPDATE
SET done_to = EXCLUDED.done_to, dimensions = EXCLUDED.dimensions, count = recall_embeddings.count + EXCLUDED.count, taken_until = NULL

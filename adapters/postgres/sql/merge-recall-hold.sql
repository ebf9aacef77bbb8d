-- Holds what can be recalled of both persons, in the order in which whoever indexes does, and then how far it is turned into vectors.
WITH held AS MATERIALIZED (
  INSERT INTO recall_scopes (scope)
  SELECT scope FROM (SELECT recall_scope('private', person, NULL, NULL, NULL) AS scope FROM unnest(ARRAY[$1::uuid, $2::uuid]) AS persons_of (person)) AS wanted ORDER BY scope
  ON CONFLICT (scope) DO UPDATE SET last = recall_scopes.last
  RETURNING scope
)
SELECT model FROM recall_embeddings WHERE scope IN (SELECT scope FROM held) ORDER BY scope, model FOR UPDATE

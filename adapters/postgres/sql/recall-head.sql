-- How far a scope is indexed, with or without one turn.
WITH asked AS MATERIALIZED (SELECT recall_scope($1, $2::uuid, $3, $4, $5) AS scope)
SELECT coalesce(max(last), 0) AS last, coalesce(max(epoch), 0) AS epoch,
  EXISTS (SELECT FROM recall_queue WHERE scope = (SELECT scope FROM asked) AND NOT coalesce(turn_id = $6::uuid, false)) AS "isBehind"
FROM recall_scopes WHERE scope = (SELECT scope FROM asked)

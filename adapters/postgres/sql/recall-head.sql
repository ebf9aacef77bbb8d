-- How far a scope is indexed, with or without the turns of a conversation from a position on.
WITH asked AS MATERIALIZED (SELECT recall_scope($1, $2::uuid, $3, $4, $5) AS scope)
SELECT coalesce(max(last), 0) AS last, coalesce(max(epoch), 0) AS epoch,
  EXISTS (SELECT FROM recall_queue AS waiting WHERE scope = (SELECT scope FROM asked) AND NOT EXISTS (
    SELECT FROM turns WHERE turns.id = waiting.turn_id AND conversation_id = $6::uuid AND position >= $7)) AS "isBehind"
FROM recall_scopes WHERE scope = (SELECT scope FROM asked)

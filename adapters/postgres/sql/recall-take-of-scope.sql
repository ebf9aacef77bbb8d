-- What of one scope waits to be indexed, oldest first; what another worker has in hand is left to it.
SELECT number, scope, turn_id AS "turnId", fact_id AS "factId", summary_id AS "summaryId", heard_id AS "heardId" FROM recall_queue
WHERE scope = recall_scope($2, $3::uuid, $4, $5, $6) ORDER BY number LIMIT $1 FOR UPDATE SKIP LOCKED

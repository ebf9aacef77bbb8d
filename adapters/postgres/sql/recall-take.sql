-- What waits to be indexed, oldest first; what another worker has in hand is left to it.
SELECT number, scope, turn_id AS "turnId", fact_id AS "factId", summary_id AS "summaryId", heard_id AS "heardId" FROM recall_queue ORDER BY number LIMIT $1 FOR UPDATE SKIP LOCKED

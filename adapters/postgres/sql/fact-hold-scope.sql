-- Lets nobody else keep a fact of this scope until the transaction ends, so that two that contradict each other see each other.
SELECT pg_advisory_xact_lock(hashtextextended(recall_scope($1, $2::uuid, $3, $4, $5), 0))

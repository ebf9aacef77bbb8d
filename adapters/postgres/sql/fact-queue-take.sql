-- What waits longest to be read for facts; what another worker has in hand is left to it.
SELECT number FROM fact_queue ORDER BY number LIMIT 1 FOR UPDATE SKIP LOCKED

-- The steps of a run, in order.
SELECT number, intent, result FROM steps WHERE run_kind = $1 AND run_id = $2 ORDER BY number

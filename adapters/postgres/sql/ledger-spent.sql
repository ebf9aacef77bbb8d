-- What a run has spent so far.
SELECT coalesce(sum(cost), 0) AS spent FROM reservations WHERE run_kind = $1 AND run_id = $2 AND settled_at IS NOT NULL

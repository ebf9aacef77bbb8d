-- What a run has reserved and not settled.
SELECT id FROM reservations WHERE run_kind = $1 AND run_id = $2 AND settled_at IS NULL

-- What is reserved for runs that have ended or are no longer there, oldest first; work on the memory and of plugins is over with its process, or after an hour.
SELECT id FROM reservations
WHERE settled_at IS NULL AND NOT CASE run_kind
  WHEN 'task' THEN EXISTS (SELECT FROM tasks WHERE tasks.id = run_id AND state NOT IN ('succeeded', 'failed', 'stopped'))
  WHEN 'turn' THEN EXISTS (SELECT FROM turns WHERE turns.id = run_id::uuid AND outcome IS NULL)
  ELSE at > $2::timestamptz - interval '1 hour' AND (reserved_by IS NULL OR reserved_by NOT IN (SELECT id FROM dead_workers))
END
ORDER BY at
LIMIT $1::int

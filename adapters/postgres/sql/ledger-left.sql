-- What is reserved for runs that have ended or are no longer there, oldest first.
SELECT id FROM reservations
WHERE settled_at IS NULL AND NOT CASE run_kind
  WHEN 'task' THEN EXISTS (SELECT FROM tasks WHERE tasks.id = run_id AND state NOT IN ('succeeded', 'failed', 'stopped'))
  ELSE EXISTS (SELECT FROM turns WHERE turns.id = run_id::uuid AND outcome IS NULL)
END
ORDER BY at
LIMIT $1::int

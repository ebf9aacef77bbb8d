-- Takes the oldest free task: one that was never started or was given back, or whose worker is dead or let its lease run out.
-- Who asks is alive: one whose connection broke may look dead until it has registered anew, and still runs what it holds.
UPDATE tasks SET state = 'running', reason = NULL, owner = $1, lease_until = now() + $2::int * interval '1 millisecond',
  fence = fence + 1, attempt = attempt + 1, started_at = coalesce(started_at, $3::timestamptz)
WHERE id = (
  SELECT id FROM tasks
  WHERE state IN ('queued', 'interrupted', 'running', 'waiting')
    AND (owner IS NULL OR lease_until <= now() OR owner IN (SELECT id FROM dead_workers WHERE id <> $1))
  ORDER BY created_at, id
  LIMIT 1
  FOR UPDATE SKIP LOCKED
)
RETURNING *, task_after(id) AS after

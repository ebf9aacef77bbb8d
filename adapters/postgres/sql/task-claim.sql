-- Takes a free task: one that was never started or was given back, or whose worker is dead or let its lease run out. First of the person
-- with the fewest running tasks, of those the oldest. What has to wait is passed over. Claims count one after the other (see running_tasks),
-- so that together they never exceed a limit, and no program holds a lock while it thinks: a frozen worker holds nobody up.
-- Who asks is alive: one whose connection broke may look dead until it has registered anew, and still runs what it holds.
WITH RECURSIVE running AS MATERIALIZED (
  SELECT person, project FROM running_tasks($1)
), asking (person_id) AS (
  (SELECT person_id FROM tasks WHERE state IN ('queued', 'interrupted', 'running', 'waiting') ORDER BY person_id LIMIT 1)
  UNION ALL
  SELECT another.person_id FROM asking CROSS JOIN LATERAL (
    SELECT person_id FROM tasks
    WHERE state IN ('queued', 'interrupted', 'running', 'waiting') AND person_id > asking.person_id ORDER BY person_id LIMIT 1
  ) AS another
), chosen AS (
  SELECT head.id FROM asking
  CROSS JOIN LATERAL (SELECT count(*) AS running FROM running WHERE person = asking.person_id) AS busy
  CROSS JOIN LATERAL (
    SELECT id, created_at FROM tasks AS candidate
    WHERE person_id = asking.person_id AND state IN ('queued', 'interrupted', 'running', 'waiting')
      AND (owner IS NULL OR lease_until <= now() OR owner IN (SELECT id FROM dead_workers WHERE id <> $1))
      AND (not_before IS NULL OR not_before <= $3::timestamptz)
      AND project_id NOT IN (SELECT project FROM running GROUP BY project HAVING count(*) >= $5::int)
      -- By the other's key, and with OFFSET, so that this is asked of one task after the other until one is found, and not of all of them.
      AND NOT EXISTS (
        SELECT FROM task_dependencies WHERE task_id = candidate.id AND NOT EXISTS (
          SELECT FROM tasks AS other WHERE other.id = on_task_id AND dependency_allows(condition, other.state) OFFSET 0) OFFSET 0)
      AND NOT (state = 'waiting' AND owner IS NULL AND EXISTS (
        SELECT FROM approvals WHERE task_id = candidate.id AND decision IS NULL AND expires_at > $3))
    ORDER BY created_at, id
    LIMIT 1
    FOR UPDATE OF candidate SKIP LOCKED
  ) AS head
  WHERE ($4::int IS NULL OR busy.running < $4) AND ($6::int IS NULL OR (SELECT count(*) FROM running) < $6)
  ORDER BY busy.running, head.created_at, head.id
  LIMIT 1
)
UPDATE tasks SET state = 'running', reason = NULL, owner = $1, lease_until = now() + $2::int * interval '1 millisecond',
  fence = fence + 1, attempt = attempt + 1, not_before = NULL, started_at = coalesce(started_at, $3)
FROM chosen WHERE tasks.id = chosen.id
RETURNING tasks.*, task_after(tasks.id) AS after

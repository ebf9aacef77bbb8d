-- Where tasks stand among those that have to wait for nothing, in the order in which task-claim.sql would take them if none came and none ended.
WITH running AS MATERIALIZED (
  SELECT person_id, project_id FROM tasks
  WHERE owner IS NOT NULL AND lease_until > now() AND owner NOT IN (SELECT id FROM dead_workers)
), free AS MATERIALIZED (
  SELECT id, person_id, project_id, created_at,
    CASE
      WHEN EXISTS (
        SELECT FROM task_dependencies WHERE task_id = candidate.id AND NOT EXISTS (
          SELECT FROM tasks AS other WHERE other.id = on_task_id AND dependency_allows(condition, other.state) OFFSET 0) OFFSET 0) THEN 'dependency'
      WHEN state = 'waiting' AND owner IS NULL AND EXISTS (
        SELECT FROM approvals WHERE task_id = candidate.id AND decision IS NULL AND expires_at > $2::timestamptz) THEN 'approval'
      WHEN not_before > $2 THEN 'time'
    END AS own_wait
  FROM tasks AS candidate
  WHERE state IN ('queued', 'interrupted', 'running', 'waiting')
    AND (owner IS NULL OR lease_until <= now() OR owner IN (SELECT id FROM dead_workers))
), levelled AS (
  SELECT free.*, coalesce(busy.count, 0) + count(*) FILTER (WHERE own_wait IS NULL) OVER (
    PARTITION BY person_id ORDER BY created_at, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS level
  FROM free LEFT JOIN (SELECT person_id, count(*) FROM running GROUP BY person_id) AS busy USING (person_id)
  WHERE own_wait IS NULL OR id = ANY ($1::text[])
), queue AS (
  SELECT levelled.*, count(*) FILTER (WHERE own_wait IS NULL) OVER (
    ORDER BY level, created_at, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS ahead FROM levelled
)
SELECT tasks.id, coalesce(ahead, 0) AS ahead,
  CASE WHEN queue.id IS NULL THEN NULL ELSE coalesce(own_wait, CASE
    WHEN (SELECT count(*) FROM running WHERE running.person_id = queue.person_id) >= $3::int THEN 'person'
    WHEN (SELECT count(*) FROM running WHERE running.project_id = queue.project_id) >= $4::int THEN 'project'
    WHEN (SELECT count(*) FROM running) >= $5::int THEN 'all'
    ELSE 'worker' END) END AS "waitsFor"
FROM tasks LEFT JOIN queue ON queue.id = tasks.id WHERE tasks.id = ANY ($1)

-- Notes what came of a step, once, for who holds the run (see step-begin.sql). No row: the fence is old, or there is another result already.
-- The same result again is taken: who was cut off from the answer asks again.
WITH turn AS MATERIALIZED (
  SELECT FROM inbox
  WHERE turn_id = CASE WHEN $1 = 'turn' THEN $2::text::uuid END AND fence = $3 AND state = 'running' FOR SHARE
), task AS MATERIALIZED (
  SELECT FROM tasks WHERE $1 = 'task' AND id = $2 AND fence = $3 AND state = 'running' FOR SHARE
), holder AS (
  SELECT FROM turn UNION ALL SELECT FROM task
)
UPDATE steps SET result = $5::jsonb
WHERE run_kind = $1 AND run_id = $2 AND number = $4 AND (result IS NULL OR result = $5::jsonb) AND EXISTS (SELECT FROM holder)
RETURNING number

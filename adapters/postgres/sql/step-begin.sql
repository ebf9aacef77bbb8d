-- Notes that a step is about to happen, for who holds the run: a turn by its inbox row, a task by its own. That row is locked in share
-- mode, so that nobody takes the run over between the look and the write. No row: the fence is old; `begun` false: it cannot begin now.
WITH turn AS MATERIALIZED (
  SELECT FROM inbox
  WHERE turn_id = CASE WHEN $1 = 'turn' THEN $2::text::uuid END AND fence = $3 AND state = 'running' FOR SHARE
), task AS MATERIALIZED (
  SELECT FROM tasks WHERE $1 = 'task' AND id = $2 AND fence = $3 AND state = 'running' FOR SHARE
), holder AS (
  SELECT FROM turn UNION ALL SELECT FROM task
), step AS (
  INSERT INTO steps (run_kind, run_id, number, intent)
  SELECT $1, $2, $4, $5::jsonb FROM holder
  WHERE $4 BETWEEN 1 AND 1 + (SELECT coalesce(max(number), 0) FROM steps WHERE run_kind = $1 AND run_id = $2)
  ON CONFLICT (run_kind, run_id, number) DO UPDATE SET intent = EXCLUDED.intent WHERE steps.result IS NULL
  RETURNING number
)
SELECT EXISTS (SELECT FROM step) AS begun FROM holder

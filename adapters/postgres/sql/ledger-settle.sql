-- Replaces a reservation by what was spent, once, and counts it on its accounts (locked in one order for everybody) and then on its task.
-- No row: it was settled before, or there is none.
WITH settled AS (
  UPDATE reservations SET settled_at = $2::timestamptz, cost = coalesce($3::bigint, bound), input_tokens = $4::bigint, output_tokens = $5::bigint,
    usage = $6::jsonb
  WHERE id = $1::uuid AND settled_at IS NULL
  RETURNING id, accounts, bound, cost, task_id
), locked AS MATERIALIZED (
  SELECT account FROM budget_accounts WHERE account IN (SELECT unnest(accounts) FROM settled) ORDER BY account FOR UPDATE
), charged AS (
  UPDATE budget_accounts SET reserved = reserved - settled.bound, spent = spent + settled.cost
  FROM settled, locked WHERE budget_accounts.account = locked.account
  RETURNING budget_accounts.account
), counted AS (
  UPDATE tasks SET spent = spent + settled.cost
  FROM settled, (SELECT count(*) FROM charged) AS after_accounts WHERE tasks.id = settled.task_id
)
SELECT id FROM settled

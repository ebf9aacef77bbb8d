-- Adds what a person has reserved and spent to another's accounts.
WITH moved AS (
  DELETE FROM budget_accounts WHERE account LIKE '%:' || $1::uuid || ':%' RETURNING *
)
INSERT INTO budget_accounts (account, reserved, spent)
SELECT replace(account, ':' || $1::uuid || ':', ':' || $2::uuid || ':'), reserved, spent FROM moved ORDER BY account
ON CONFLICT (account) DO UPDATE SET reserved = budget_accounts.reserved + EXCLUDED.reserved, spent = budget_accounts.spent + EXCLUDED.spent

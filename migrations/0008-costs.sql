-- Ceilings that were changed while Parley runs, and which budgets were said to be nearly used up.

CREATE TABLE budget_limits (
  name text PRIMARY KEY CONSTRAINT budget_limits_name_check CHECK (name IN ('person-day', 'chat-day', 'task', 'installation-day')),
  -- From now on; null: as parley.yaml says.
  amount bigint CONSTRAINT budget_limits_amount_check CHECK (amount >= 0),
  -- On one day alone, such as 2026-11-23, which begins where the account's day does.
  day text,
  day_amount bigint CONSTRAINT budget_limits_day_amount_check CHECK (day_amount >= 0)
);

ALTER TABLE budget_accounts
  -- The ceiling of which people were told that it is nearly reached; null: of none.
  ADD COLUMN noted bigint;

-- Locks a person's budget accounts, in the order in which everybody does.
SELECT account FROM budget_accounts WHERE account LIKE '%:' || $1::uuid || ':%' ORDER BY account FOR UPDATE

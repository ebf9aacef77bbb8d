-- The accounts of which the share $4 of their ceiling is spent and nobody was told yet, marked as told. What was changed holds before what is given.
WITH line AS (
  SELECT account, place, CASE
    WHEN name = 'task' THEN given
    WHEN right(account, 11) = ':' || day THEN day_amount
    ELSE coalesce(amount, given) END AS ceiling
  FROM unnest($1::text[], $2::bigint[], $3::text[]) WITH ORDINALITY AS line (account, given, name, place)
  LEFT JOIN budget_limits USING (name)
), near AS MATERIALIZED (
  -- Locked in one order for everybody.
  SELECT account FROM budget_accounts JOIN line USING (account)
  WHERE spent > 0 AND spent >= ceiling * $4::float8 AND coalesce(noted, -1) < ceiling
  ORDER BY account FOR UPDATE OF budget_accounts
)
UPDATE budget_accounts SET noted = line.ceiling
FROM near JOIN line USING (account)
WHERE budget_accounts.account = near.account AND coalesce(noted, -1) < line.ceiling
RETURNING line.place::int - 1 AS place, line.ceiling, spent

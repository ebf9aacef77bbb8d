-- Reserves on all accounts or on none, and clamps the output tokens to what the tightest budget leaves. The accounts are locked in one
-- order for everybody. No row: an account does not exist yet. `reserved` false: the budget at `place` leaves too little.
-- A call that costs nothing passes also where a budget is exhausted. A ceiling that was changed holds before the one that is given.
WITH budget AS (
  SELECT account, place, CASE
    WHEN name = 'task' THEN given
    WHEN right(account, 11) = ':' || day THEN day_amount
    ELSE coalesce(amount, given) END AS ceiling
  FROM unnest($16::text[], $17::bigint[], $18::text[]) WITH ORDINALITY AS line (account, given, name, place)
  LEFT JOIN budget_limits USING (name)
), locked AS MATERIALIZED (
  SELECT account, reserved + spent AS used FROM budget_accounts WHERE account = ANY ($16) ORDER BY account FOR UPDATE
), room AS (
  SELECT budget.place, budget.ceiling, locked.used, CASE
    WHEN greatest(ceiling - used, 0) < $12::bigint THEN -1
    WHEN $13::bigint = 0 THEN $14::int
    ELSE least((greatest(ceiling - used, 0) - $12) / $13, $14) END AS tokens
  FROM budget JOIN locked USING (account)
), tightest AS (
  SELECT coalesce(min(tokens), $14)::int AS tokens, count(*) AS counted FROM room
), decision AS (
  SELECT tokens, $12 + tokens * $13 AS bound, tokens = $14 OR tokens >= $15::int AS granted
  FROM tightest WHERE counted = cardinality($16)
), charged AS (
  UPDATE budget_accounts SET reserved = reserved + decision.bound
  FROM decision, locked WHERE decision.granted AND budget_accounts.account = locked.account
), kept AS (
  INSERT INTO reservations (id, run_kind, run_id, person_id, conversation_id, task_id, provider, model, mode, purpose, at, bound, accounts,
    reserved_by)
  SELECT $1::uuid, $2, $3, $4::uuid, $5::uuid, $6, $7, $8, $9, $10, $11::timestamptz, bound, $16, $19
  FROM decision WHERE granted
)
SELECT granted, tokens, bound AS bound,
  (SELECT place::int - 1 FROM room WHERE room.tokens = decision.tokens ORDER BY place LIMIT 1) AS place,
  (SELECT ceiling FROM room WHERE room.tokens = decision.tokens ORDER BY place LIMIT 1) AS ceiling,
  (SELECT used FROM room WHERE room.tokens = decision.tokens ORDER BY place LIMIT 1) AS used
FROM decision

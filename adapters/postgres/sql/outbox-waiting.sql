-- How much is still to be told at each account.
SELECT channel, account, count(*)::int AS count, min(created_at) AS oldest
FROM outbox WHERE closed_at IS NULL AND body IS NOT NULL
GROUP BY channel, account ORDER BY channel, account

-- All accounts, and whether somebody alive drives each.
SELECT channel, account, health, owner IS NOT NULL AND lease_until > now() AND owner NOT IN (SELECT id FROM dead_workers) AS "isDriven"
FROM channel_accounts ORDER BY channel, account

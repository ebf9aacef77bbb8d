-- Makes the accounts that are not there yet, in one order for everybody, so that two who make the same ones never wait for each other in a circle.
INSERT INTO budget_accounts (account)
SELECT DISTINCT account FROM unnest($1::text[]) AS wanted (account) ORDER BY account
ON CONFLICT (account) DO NOTHING

-- What is used of accounts, in the order in which they are asked for.
SELECT wanted.account, coalesce(reserved, 0) AS reserved, coalesce(spent, 0) AS spent
FROM unnest($1::text[]) WITH ORDINALITY AS wanted (account, place) LEFT JOIN budget_accounts USING (account)
ORDER BY place

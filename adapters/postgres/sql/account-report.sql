-- How an account fares.
UPDATE channel_accounts SET health = $4::jsonb WHERE channel = $1 AND account = $2 AND fence = $3 AND owner IS NOT NULL

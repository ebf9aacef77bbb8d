-- Gives an account back.
UPDATE channel_accounts SET owner = NULL, lease_until = NULL WHERE channel = $1 AND account = $2 AND fence = $3

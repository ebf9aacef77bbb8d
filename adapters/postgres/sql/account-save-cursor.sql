-- How far the network's stream was read.
UPDATE channel_accounts SET cursor = $4 WHERE channel = $1 AND account = $2 AND fence = $3 AND owner IS NOT NULL
RETURNING fence

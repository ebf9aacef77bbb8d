-- Takes an account that nobody alive drives. Who asks is alive, also before it has registered anew (see task-claim.sql). No row: somebody drives it.
INSERT INTO channel_accounts (channel, account, owner, fence, lease_until)
VALUES ($1, $2, $3, 1, now() + $4::int * interval '1 millisecond')
ON CONFLICT (channel, account) DO UPDATE
SET owner = EXCLUDED.owner, lease_until = EXCLUDED.lease_until, fence = channel_accounts.fence + 1,
  health = channel_accounts.health || '{"state": "connecting", "connectedSince": null}'
WHERE channel_accounts.owner IS NULL OR channel_accounts.lease_until <= now()
  OR channel_accounts.owner IN (SELECT id FROM dead_workers WHERE id <> EXCLUDED.owner)
RETURNING fence, cursor

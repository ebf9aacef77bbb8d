-- Notes that nothing more is to be done for an entry, for who drives the account, and forgets some that nobody will press under any more. No row: the claim is lost.
WITH held AS MATERIALIZED (
  SELECT channel, account FROM channel_accounts WHERE channel = $1 AND account = $2 AND fence = $3 AND owner IS NOT NULL FOR SHARE
), entry AS (
  SELECT outbox.id FROM outbox JOIN held USING (channel, account) WHERE outbox.id = $4::uuid
), closed AS (
  UPDATE outbox SET closed_at = now(), problem = $5 FROM entry WHERE outbox.id = entry.id AND closed_at IS NULL
), forgotten AS (
  DELETE FROM outbox WHERE id IN (
    SELECT id FROM outbox WHERE closed_at < now() - interval '90 days' ORDER BY closed_at LIMIT 20 FOR UPDATE SKIP LOCKED)
)
SELECT id FROM entry

-- Notes what came of a part, for who drives the account. No row: the claim is lost.
WITH held AS MATERIALIZED (
  SELECT channel, account FROM channel_accounts WHERE channel = $1 AND account = $2 AND fence = $3 AND owner IS NOT NULL FOR SHARE
), entry AS (
  SELECT outbox.id FROM outbox JOIN held USING (channel, account) WHERE outbox.id = $4::uuid
), part AS (
  UPDATE outbox_parts SET state = $6, message_id = $7 FROM entry WHERE entry_id = entry.id AND number = $5::int
)
SELECT id FROM entry

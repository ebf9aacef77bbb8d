-- Notes that a part is about to be sent, for who drives the account; one that was begun before is the answer. No row: the claim is lost.
WITH held AS MATERIALIZED (
  SELECT channel, account FROM channel_accounts WHERE channel = $1 AND account = $2 AND fence = $3 AND owner IS NOT NULL FOR SHARE
)
INSERT INTO outbox_parts (entry_id, number, key, state)
SELECT outbox.id, $5::int, $6::uuid, 'sending'
FROM outbox JOIN held USING (channel, account) WHERE outbox.id = $4::uuid
ON CONFLICT (entry_id, number) DO UPDATE SET number = EXCLUDED.number
RETURNING number, key, state, message_id AS "messageId"

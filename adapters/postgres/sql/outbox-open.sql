-- What is still to be told at an account, in order, for who drives it.
SELECT outbox.*, coalesce(
  (SELECT jsonb_agg(jsonb_build_object('number', number, 'key', key, 'state', state, 'messageId', message_id) ORDER BY number)
   FROM outbox_parts WHERE entry_id = outbox.id), '[]') AS parts
FROM outbox
WHERE channel = $1 AND account = $2 AND closed_at IS NULL
  AND EXISTS (SELECT FROM channel_accounts AS held WHERE held.channel = $1 AND held.account = $2 AND held.fence = $3 AND held.owner IS NOT NULL)
ORDER BY position LIMIT $4

-- What is still to be told at an account, in order, for who drives it; when that is too much, first what is first at each address, of what
-- is ready and of what is still being made: neither many chats nor one with a long queue keep others waiting.
WITH open AS (
  SELECT outbox.*, row_number() OVER (PARTITION BY chat, thread, body IS NULL ORDER BY position) AS place
  FROM outbox
  WHERE channel = $1 AND account = $2 AND closed_at IS NULL
    AND EXISTS (SELECT FROM channel_accounts AS held WHERE held.channel = $1 AND held.account = $2 AND held.fence = $3 AND held.owner IS NOT NULL)
), taken AS (
  SELECT * FROM open ORDER BY place, position LIMIT $4
)
SELECT taken.*, coalesce(
  (SELECT jsonb_agg(jsonb_build_object('number', number, 'key', key, 'state', state, 'messageId', message_id) ORDER BY number)
   FROM outbox_parts WHERE entry_id = taken.id), '[]') AS parts
FROM taken ORDER BY position

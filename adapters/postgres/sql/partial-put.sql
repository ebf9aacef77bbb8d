-- Replaces the reply being made, for who holds the turn. Nobody waits until it is on the disk: what a crash takes back is made again.
WITH soon AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
INSERT INTO partial_replies (conversation_id, turn_id, text)
SELECT conversation_id, turn_id, $4
FROM soon, inbox WHERE conversation_id = $1::uuid AND turn_id = $2::uuid AND fence = $3 AND state = 'running' FOR SHARE OF inbox
ON CONFLICT (conversation_id) DO UPDATE SET turn_id = EXCLUDED.turn_id, text = EXCLUDED.text

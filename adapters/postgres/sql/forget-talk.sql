-- Takes away what else holds words of the person from before a moment: examples to learn from, files, titles, what was told, what Parley said by itself in private, what was
-- observed of them in groups, and where others quote them.
WITH gone AS MATERIALIZED (
  SELECT id, conversation_id FROM turns WHERE person_id = $1::uuid AND forgotten_at IS NOT NULL
), mine AS MATERIALIZED (
  SELECT id FROM conversations WHERE person_id = $1 AND audience = 'private'
), intent AS (
  DELETE FROM intents WHERE turn_id IN (SELECT id FROM gone) RETURNING label_mode
), noted AS (
  UPDATE routing_training SET forgotten = forgotten + 1 WHERE EXISTS (SELECT FROM intent WHERE label_mode IS NOT NULL)
), file AS (
  DELETE FROM attachments WHERE (turn_id IN (SELECT id FROM gone) OR (turn_id IS NULL AND person_id = $1 AND stored_at < $2))
    AND NOT EXISTS (SELECT FROM outbox WHERE notice_key = 'file:' || attachments.id AND closed_at IS NULL)
), titled AS (
  UPDATE conversations SET title = NULL WHERE id IN (SELECT id FROM mine) AND title IS NOT NULL AND created_at < $2
    -- One that is given afterwards stays.
    AND NOT EXISTS (SELECT FROM conversation_events WHERE conversation_id = conversations.id AND notice_key = $3)
), notice AS (
  UPDATE conversation_events SET body = (body || '{"text": ""}') - 'buttons' - 'files'
  WHERE conversation_id IN (SELECT id FROM mine) AND body ->> 'kind' = 'notice' AND at < $2 AND body ->> 'text' <> ''
), told AS (
  UPDATE outbox SET body = '{"kind": "text", "markdown": "", "buttons": [], "followTaskId": null}'
  WHERE closed_at IS NOT NULL AND (turn_id IN (SELECT id FROM gone) OR (created_at < $2 AND conversation_id IN (SELECT id FROM mine)))
), observed AS (
  UPDATE sightings SET observed = NULL FROM identities
  WHERE identities.person_id = $1 AND observed IS NOT NULL AND at < $2
    AND split_part(account, ':', 1) = identities.channel AND observed ->> 'senderId' = identities.external_id
)
UPDATE turns SET source = source || '{"quote": null}' FROM identities, conversations
WHERE identities.person_id = $1 AND conversations.id = turns.conversation_id AND audience = 'group' AND conversations.channel = identities.channel
  AND turns.received_at < $2 AND source ->> 'quote' IS NOT NULL AND source ->> 'repliedSender' = identities.external_id

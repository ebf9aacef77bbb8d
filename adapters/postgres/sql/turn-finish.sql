-- Ends the turn with its final event, says what its answer is, and takes its partial reply away. No row: the fence is old.
WITH done AS (
  UPDATE inbox SET state = 'done', owner = NULL, lease_until = NULL
  WHERE turn_id = $1::uuid AND fence = $2 AND state = 'running'
  RETURNING turn_id, conversation_id
), turn AS (
  UPDATE turns SET state = $3, outcome = $4::jsonb FROM done WHERE id = done.turn_id
), partial AS (
  DELETE FROM partial_replies USING done WHERE partial_replies.conversation_id = done.conversation_id
), counted AS (
  UPDATE conversations SET event_count = event_count + 1 FROM done WHERE id = done.conversation_id
  RETURNING id, event_count
), event AS (
  INSERT INTO conversation_events (conversation_id, number, at, turn_id, body)
  SELECT id, event_count, $5::timestamptz, $1, $6::jsonb FROM counted
), told AS (
  UPDATE outbox SET body = $7::jsonb FROM done WHERE outbox.turn_id = done.turn_id
  RETURNING outbox.*
), files AS (
  -- Behind the answer, whose entry was there before.
  INSERT INTO outbox (id, kind, channel, account, chat, thread, audience, language, conversation_id, notice_key, reply_to, created_at, body)
  SELECT md5('file:' || file.id)::uuid, 'notice', channel, account, chat, thread, audience, language, told.conversation_id, 'file:' || file.id,
    reply_to, $5, jsonb_build_object('kind', 'file', 'attachmentId', file.id, 'caption', caption)
  FROM told JOIN attachments AS file ON file.turn_id = told.turn_id AND direction = 'out'
  ORDER BY file.position, stored_at, file.id
  ON CONFLICT (notice_key) DO NOTHING
)
SELECT turn_id FROM done

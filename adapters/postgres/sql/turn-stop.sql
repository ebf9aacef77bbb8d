-- Stops a turn that has not ended, whoever works on it: its fence becomes old. What else is done is as when it finishes. No row: it has ended, or there is none.
WITH done AS (
  UPDATE inbox SET state = 'done', owner = NULL, lease_until = NULL, fence = fence + 1
  WHERE turn_id = $1::uuid AND state <> 'done'
  RETURNING turn_id, conversation_id
), turn AS (
  UPDATE turns SET state = $2, outcome = $3::jsonb FROM done WHERE id = done.turn_id
), partial AS (
  -- Of this turn alone: one that still waits in the queue may be stopped while another is answered.
  DELETE FROM partial_replies USING done
  WHERE partial_replies.conversation_id = done.conversation_id AND partial_replies.turn_id = done.turn_id
), counted AS (
  UPDATE conversations SET event_count = event_count + 1 FROM done WHERE id = done.conversation_id
  RETURNING id, event_count
), event AS (
  INSERT INTO conversation_events (conversation_id, number, at, turn_id, body)
  SELECT id, event_count, $4::timestamptz, $1, $5::jsonb FROM counted
), told AS (
  UPDATE outbox SET body = $6::jsonb FROM done WHERE outbox.turn_id = done.turn_id
  RETURNING outbox.*
), files AS (
  -- Behind the answer, whose entry was there before.
  INSERT INTO outbox (id, kind, channel, account, chat, thread, audience, language, conversation_id, notice_key, reply_to, created_at, body)
  SELECT md5('file:' || file.id)::uuid, 'notice', channel, account, chat, thread, audience, language, told.conversation_id, 'file:' || file.id,
    reply_to, $4, jsonb_build_object('kind', 'file', 'attachmentId', file.id, 'caption', caption)
  FROM told JOIN attachments AS file ON file.turn_id = told.turn_id AND direction = 'out'
  ORDER BY file.position, stored_at, file.id
  ON CONFLICT (notice_key) DO NOTHING
)
SELECT turn_id FROM done

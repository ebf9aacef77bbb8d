-- Ends the task with its closing line and its notice, for who holds it. The task is locked before its conversation. No row: the fence is old, or it has ended.
WITH ended AS (
  UPDATE tasks SET state = $3, reason = $4::jsonb, result = $5::jsonb, ended_at = $6::timestamptz,
    last_line = last_line + 1, owner = NULL, lease_until = NULL
  WHERE id = $1 AND fence = $2 AND state = 'running'
  RETURNING id, conversation_id, last_line
), closing AS (
  INSERT INTO output_lines (task_id, number, at, kind, text)
  SELECT id, last_line, $6, 'system', $7 FROM ended
), conversation AS MATERIALIZED (
  SELECT id, channel, account, chat, thread, audience, person_id, event_count + 1 AS number
  FROM conversations WHERE id = (SELECT conversation_id FROM ended) FOR NO KEY UPDATE
), notice AS (
  INSERT INTO conversation_events (conversation_id, number, at, turn_id, notice_key, body)
  SELECT id, number, $6, NULL, 'task:' || $1 || ':ended', jsonb_build_object('kind', 'notice', 'text', $8::text, 'taskId', $1)
  FROM conversation
  ON CONFLICT (conversation_id, notice_key) DO NOTHING
  RETURNING conversation_id, notice_key
), told AS (
  -- Where people follow a chat and not the log: the notice, and behind it the task's files.
  INSERT INTO outbox (id, kind, channel, account, chat, thread, audience, language, conversation_id, notice_key, created_at, body)
  SELECT md5(key)::uuid, 'notice', channel, account, chat, thread, audience, persons.language, conversation.id, key, $6, saying.body
  FROM conversation JOIN persons ON persons.id = conversation.person_id CROSS JOIN (
    SELECT notice_key AS key, 0 AS place, NULL AS stored_at,
      jsonb_build_object('kind', 'text', 'markdown', $8::text, 'buttons', '[]'::jsonb, 'followTaskId', NULL) AS body
    FROM notice
    UNION ALL
    SELECT 'file:' || id, position, stored_at, jsonb_build_object('kind', 'file', 'attachmentId', id, 'caption', caption)
    FROM attachments WHERE task_id = $1 AND direction = 'out'
  ) AS saying
  WHERE channel <> 'web'
  ORDER BY place, stored_at, key
  ON CONFLICT (notice_key) DO NOTHING
), counted AS (
  UPDATE conversations SET event_count = event_count + 1 WHERE id IN (SELECT conversation_id FROM notice)
)
SELECT id FROM ended

-- Stops a task that has not ended, whoever holds it: its fence becomes old. The task is locked before its conversation. No row: it has ended, or there is none.
WITH ended AS (
  UPDATE tasks SET state = 'stopped', reason = $2::jsonb, ended_at = $3::timestamptz,
    fence = fence + 1, last_line = last_line + 1, owner = NULL, lease_until = NULL
  WHERE id = $1 AND state NOT IN ('succeeded', 'failed', 'stopped')
  RETURNING *, task_after(id) AS after
), closing AS (
  INSERT INTO output_lines (task_id, number, at, kind, text)
  SELECT id, last_line, $3, 'system', $4 FROM ended
), conversation AS MATERIALIZED (
  SELECT id, channel, account, chat, thread, audience, person_id, event_count + 1 AS number
  FROM conversations WHERE id = (SELECT conversation_id FROM ended) FOR NO KEY UPDATE
), notice AS (
  INSERT INTO conversation_events (conversation_id, number, at, turn_id, notice_key, body)
  SELECT id, number, $3, NULL, 'task:' || $1 || ':ended', jsonb_build_object('kind', 'notice', 'text', $4, 'taskId', $1)
  FROM conversation
  ON CONFLICT (conversation_id, notice_key) DO NOTHING
  RETURNING conversation_id, notice_key
), told AS (
  -- Where people follow a chat and not the log: the notice, and behind it the task's files.
  INSERT INTO outbox (id, kind, channel, account, chat, thread, audience, language, conversation_id, notice_key, created_at, body)
  SELECT md5(key)::uuid, 'notice', channel, account, chat, thread, audience, persons.language, conversation.id, key, $3, saying.body
  FROM conversation JOIN persons ON persons.id = conversation.person_id CROSS JOIN (
    SELECT notice_key AS key, 0 AS place, NULL AS stored_at,
      jsonb_build_object('kind', 'text', 'markdown', $4, 'buttons', '[]'::jsonb, 'followTaskId', NULL) AS body
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
SELECT * FROM ended

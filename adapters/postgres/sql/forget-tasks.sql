-- Takes the words out of ended tasks of the person: what they were to do, what they printed and found, what they asked. That they were and what they cost
-- stays.
WITH gone AS MATERIALIZED (
  SELECT id FROM tasks WHERE person_id = $1::uuid AND state IN ('succeeded', 'failed', 'stopped') AND ended_at < $2
), line AS (
  DELETE FROM output_lines WHERE task_id IN (SELECT id FROM gone)
), step AS (
  DELETE FROM steps WHERE run_kind = 'task' AND run_id IN (SELECT id FROM gone)
), approval AS (
  DELETE FROM approvals WHERE task_id IN (SELECT id FROM gone)
), file AS (
  DELETE FROM attachments WHERE task_id IN (SELECT id FROM gone)
    AND NOT EXISTS (SELECT FROM outbox WHERE notice_key = 'file:' || attachments.id AND closed_at IS NULL)
), notice AS (
  UPDATE conversation_events SET body = body || '{"text": ""}'
  WHERE conversation_id IN (SELECT conversation_id FROM tasks WHERE id IN (SELECT id FROM gone))
    AND body ->> 'kind' = 'notice' AND body ->> 'taskId' IN (SELECT id FROM gone)
  RETURNING conversation_id, notice_key
), told AS (
  UPDATE outbox SET body = '{"kind": "text", "markdown": "", "buttons": [], "followTaskId": null}'
  FROM notice WHERE outbox.conversation_id = notice.conversation_id AND outbox.notice_key = notice.notice_key AND closed_at IS NOT NULL
), planned AS (
  DELETE FROM schedules WHERE person_id = $1 AND state = 'done'
)
UPDATE tasks SET result = CASE WHEN result IS NULL THEN NULL ELSE result || '{"summary": null, "evidence": null}' END,
  reason = CASE WHEN reason IS NULL THEN NULL ELSE reason || '{"message": ""}' END, progress = NULL, confirmation = NULL,
  work = CASE work ->> 'kind' WHEN 'prompt' THEN work || '{"prompt": "", "template": null}' ELSE work || '{"command": ""}' END
WHERE id IN (SELECT id FROM gone) AND coalesce(work ->> 'prompt', work ->> 'command') <> ''

-- One file, without its content.
SELECT id, kind, name, mime, size, seconds, state, problem, transcript,
  turn_id AS "turnId", task_id AS "taskId", person_id AS "uploaderId"
FROM attachments WHERE id = $1

-- What goes out with some turns or some tasks, each in the order in which it was added.
SELECT id, kind, name, mime, size, seconds, state, problem, transcript, coalesce(turn_id::text, task_id) AS "runId"
FROM attachments WHERE direction = 'out' AND (turn_id = ANY ($1::uuid[]) OR task_id = ANY ($2::text[]))
ORDER BY position, stored_at, id

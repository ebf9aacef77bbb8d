-- What goes out with a turn or a task, in the order in which it was added.
SELECT id, kind, name, mime, size, seconds, state, problem, transcript
FROM attachments WHERE direction = 'out' AND (turn_id = $1::uuid OR task_id = $2)
ORDER BY position, stored_at, id

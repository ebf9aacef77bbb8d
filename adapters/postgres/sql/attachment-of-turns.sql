-- What came in with the messages of turns, in the order of each message.
SELECT id, kind, name, mime, size, seconds, state, problem, transcript, turn_id AS "runId"
FROM attachments WHERE turn_id = ANY($1::uuid[]) AND direction = 'in' ORDER BY turn_id, position

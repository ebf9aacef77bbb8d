-- The files of a turn's message, in its order.
SELECT attachments.id, kind, name, mime, size, seconds, state, problem FROM attachments WHERE turn_id = $1::uuid ORDER BY position

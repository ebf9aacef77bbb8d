-- One file, without its content.
SELECT id, kind, name, mime, size, seconds, state, problem FROM attachments WHERE id = $1

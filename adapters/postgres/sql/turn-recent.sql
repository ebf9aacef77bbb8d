-- The last turns within a range of positions, newest first, and whether files came with their messages.
SELECT turns.*, EXISTS (SELECT FROM attachments WHERE attachments.turn_id = turns.id AND direction = 'in') AS "hasFiles"
FROM turns WHERE conversation_id = $1::uuid AND position > $2 AND position < $3 ORDER BY position DESC LIMIT $4

-- The last turns within a range of positions, newest first.
SELECT * FROM turns WHERE conversation_id = $1::uuid AND position > $2 AND position < $3 ORDER BY position DESC LIMIT $4

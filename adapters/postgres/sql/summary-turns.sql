-- What may be summed up of what was said behind a position.
SELECT turns.* FROM turns WHERE conversation_id = $1::uuid AND position > $2 AND outcome IS NOT NULL AND is_remembered AND bytes_of_turn(text, outcome) > 0
ORDER BY position LIMIT $3

-- What nobody has labelled: disliked ones first, then the least certain, then the newest.
SELECT * FROM intents WHERE label_mode IS NULL AND tier <> 'override'
ORDER BY doubted_at IS NULL, confidence, at DESC, turn_id LIMIT $1

-- What nobody has labelled, of the reader and of those who let others read it: disliked ones first, then the least certain, then the newest.
SELECT * FROM intents WHERE label_mode IS NULL AND tier <> 'override'
  AND (person_id = $1::uuid OR EXISTS (SELECT FROM persons WHERE persons.id = person_id AND training = 'everywhere'))
ORDER BY doubted_at IS NULL, confidence, at DESC, turn_id LIMIT $2

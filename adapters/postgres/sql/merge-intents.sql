-- What is kept of a person to learn from becomes another's; of what both chose the stricter holds.
WITH moved AS (
  UPDATE intents SET person_id = $2::uuid WHERE person_id = $1::uuid
)
UPDATE persons AS stays SET training = CASE
  WHEN 'off' IN (stays.training, goes.training) THEN 'off'
  WHEN 'private' IN (stays.training, goes.training) THEN 'private'
  ELSE 'everywhere'
END, keeps_memory = stays.keeps_memory AND goes.keeps_memory
FROM persons AS goes WHERE stays.id = $2 AND goes.id = $1

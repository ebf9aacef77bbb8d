-- Whether somebody holds a conversation of a person who is locked: they may wait for the person. Those that nobody holds are locked.
WITH free AS MATERIALIZED (
  SELECT id FROM conversations WHERE person_id = $1::uuid FOR NO KEY UPDATE SKIP LOCKED
)
SELECT EXISTS (SELECT FROM conversations WHERE person_id = $1::uuid AND id NOT IN (SELECT id FROM free)) AS held

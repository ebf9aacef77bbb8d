-- Removes what is kept of a person: all of it, or what their choice does not allow; notes it when there were labels among it.
WITH gone AS (
  DELETE FROM intents USING persons
  WHERE intents.person_id = $1::uuid AND persons.id = intents.person_id
    AND ($2::boolean OR persons.training = 'off' OR (persons.training = 'private' AND audience = 'group'))
  RETURNING label_mode
), noted AS (
  UPDATE routing_training SET forgotten = forgotten + 1 WHERE EXISTS (SELECT FROM gone WHERE label_mode IS NOT NULL)
)
SELECT count(*) AS count FROM gone

-- Ends the care for what is forgotten, when nothing from before it is under way any more and it is older than a moment.
UPDATE forgettings SET settled_at = $2 WHERE id = $1 AND settled_at IS NULL AND begun_at < $3
  AND NOT EXISTS (SELECT FROM turns WHERE turns.person_id = forgettings.person_id AND received_at < before AND forgotten_at IS NULL)
  AND NOT EXISTS (SELECT FROM outbox JOIN turns ON turns.id = turn_id
    WHERE closed_at IS NULL AND turns.person_id = forgettings.person_id AND received_at < before)
RETURNING id

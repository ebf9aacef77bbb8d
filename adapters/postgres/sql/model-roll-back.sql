-- Puts the model before the one in use back, if it is kept or comes with the program. No row: nothing was changed.
UPDATE routing_training SET active = used.previous
FROM routing_models AS used
WHERE used.version = routing_training.active
  AND (used.previous IS NULL OR EXISTS (SELECT FROM routing_models AS before WHERE before.version = used.previous AND before.artefact IS NOT NULL))
RETURNING used.version

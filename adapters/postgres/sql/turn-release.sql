-- Gives a claimed turn back. No row: the fence is old.
WITH released AS (
  UPDATE inbox SET state = 'queued', owner = NULL, lease_until = NULL, attempts = attempts - 1
  WHERE turn_id = $1::uuid AND fence = $2 AND state = 'running'
  RETURNING turn_id
)
UPDATE turns SET state = 'queued' FROM released WHERE id = released.turn_id
RETURNING id

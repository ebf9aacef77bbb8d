-- One turn.
SELECT * FROM turns WHERE id = $1::uuid

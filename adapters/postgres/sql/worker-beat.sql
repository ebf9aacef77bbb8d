-- A sign of life. No row: the database has forgotten the worker.
UPDATE workers SET beat_at = clock_timestamp() WHERE id = $1 RETURNING id

-- Its last beat becomes an old one: with its lock free, it is dead at once.
UPDATE workers SET beat_at = clock_timestamp() - interval '1 minute' WHERE id = $1 RETURNING id

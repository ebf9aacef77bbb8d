-- Notes a worker, and forgets those that have long been dead: by then their leases are over too.
WITH forgotten AS (
  DELETE FROM workers WHERE id <> $1 AND beat_at < clock_timestamp() - interval '1 day'
)
INSERT INTO workers (id, beat_at) VALUES ($1, clock_timestamp())
ON CONFLICT (id) DO UPDATE SET beat_at = EXCLUDED.beat_at

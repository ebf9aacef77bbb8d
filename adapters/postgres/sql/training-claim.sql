-- Takes the right to train. No row: somebody alive has it. What is forgotten or asked for from now on is for the next training.
UPDATE routing_training SET owner = $1, lease_until = now() + $2::int * interval '1 millisecond', fence = fence + 1,
  claimed_at = $3::timestamptz, claimed_forgotten = forgotten, claimed_requested = requested
WHERE owner IS NULL OR lease_until <= now() OR owner IN (SELECT id FROM dead_workers WHERE id <> $1)
RETURNING fence, forgotten > last_forgotten AS "hasForgotten"

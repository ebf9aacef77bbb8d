-- Takes what one person said in one conversation, oldest first, when it is due; what another worker has in hand is left to it.
WITH free AS (
  SELECT number, turn_id, conversation_id, person_id, ended_at FROM extraction_queue
  WHERE (owner IS NULL OR lease_until <= now() OR owner IN (SELECT id FROM dead_workers WHERE id <> $1)) AND coalesce(not_before <= $3::timestamptz, true)
), due AS (
  SELECT conversation_id, person_id FROM free GROUP BY conversation_id, person_id
  HAVING count(*) >= $4 OR min(ended_at) <= $5::timestamptz ORDER BY min(number) LIMIT 1
), taken AS MATERIALIZED (
  SELECT number FROM extraction_queue JOIN due USING (conversation_id, person_id)
  WHERE (owner IS NULL OR lease_until <= now() OR owner IN (SELECT id FROM dead_workers WHERE id <> $1)) AND coalesce(not_before <= $3::timestamptz, true)
  ORDER BY number LIMIT $6 FOR UPDATE OF extraction_queue SKIP LOCKED
), claim AS MATERIALIZED (
  SELECT nextval('extraction_fences') AS fence
)
UPDATE extraction_queue AS queue SET owner = $1, lease_until = now() + $2::int * interval '1 millisecond', fence = claim.fence
FROM taken, claim WHERE queue.number = taken.number
RETURNING queue.number, turn_id AS "turnId", conversation_id AS "conversationId", person_id AS "personId", found, failures, queue.fence

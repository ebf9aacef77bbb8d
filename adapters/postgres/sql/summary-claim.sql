-- Takes a conversation that is due, the one that waits longest first.
UPDATE summary_queue SET owner = $1, lease_until = now() + $2::int * interval '1 millisecond', fence = fence + 1
WHERE conversation_id = (
  SELECT conversation_id FROM summary_queue
  WHERE (owner IS NULL OR lease_until <= now() OR owner IN (SELECT id FROM dead_workers WHERE id <> $1)) AND coalesce(not_before <= $3::timestamptz, true)
    AND (turns >= $4 OR bytes >= $5 OR (turns >= $6 AND last_at <= $7::timestamptz))
  ORDER BY last_at, conversation_id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING conversation_id AS "conversationId", fence, failures

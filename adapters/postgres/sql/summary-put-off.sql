-- Gives a conversation back until a moment.
UPDATE summary_queue SET owner = NULL, lease_until = NULL, not_before = $3::timestamptz, failures = failures + $4::boolean::int
WHERE conversation_id = $1::uuid AND fence = $2 AND owner IS NOT NULL

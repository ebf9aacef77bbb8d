-- Lets go of the conversation, if the claim still holds.
UPDATE summary_queue SET owner = NULL, lease_until = NULL, not_before = NULL, failures = 0
WHERE conversation_id = $1::uuid AND fence = $2 AND owner IS NOT NULL
RETURNING conversation_id

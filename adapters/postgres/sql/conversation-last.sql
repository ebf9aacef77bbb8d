-- The number of a conversation's newest event.
SELECT event_count AS number FROM conversations WHERE id = $1::uuid

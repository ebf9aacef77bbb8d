-- Gives a batch back until a moment.
UPDATE extraction_queue SET owner = NULL, lease_until = NULL, not_before = $2::timestamptz, failures = failures + $3::boolean::int
WHERE fence = $1 AND owner IS NOT NULL

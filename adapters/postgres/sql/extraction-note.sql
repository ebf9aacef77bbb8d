-- Keeps what was found in each turn of a batch.
UPDATE extraction_queue SET found = coalesce($2::jsonb -> turn_id::text, '[]') WHERE fence = $1 AND owner IS NOT NULL RETURNING turn_id

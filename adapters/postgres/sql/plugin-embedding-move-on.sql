-- A collection has come from $4 to $5 with a model; now others have their turn. No row: somebody else has moved it on.
UPDATE plugin_embeddings SET done_to = $5::bigint, taken_until = now(), dimensions = $3::int,
  count = $6::int + CASE WHEN dimensions <> $3 THEN 0 ELSE count END
WHERE collection_id = $1::bigint AND model = $2 AND CASE WHEN dimensions <> $3 THEN 0 ELSE done_to END = $4::bigint
RETURNING collection_id

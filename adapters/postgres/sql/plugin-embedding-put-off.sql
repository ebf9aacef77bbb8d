-- A collection rests until then.
UPDATE plugin_embeddings SET taken_until = $4::timestamptz WHERE collection_id = $1::bigint AND model = $2 AND done_to = $3::bigint

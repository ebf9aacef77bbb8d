-- A scope rests until then.
UPDATE recall_embeddings SET taken_until = $4::timestamptz WHERE scope = $1 AND model = $2 AND done_to = $3::bigint

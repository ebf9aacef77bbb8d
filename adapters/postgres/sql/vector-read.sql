-- Vectors of one scope, in order, as PostgreSQL sends them.
SELECT number, array_send(vector) AS sent FROM recall_vectors
WHERE scope = recall_scope($1, $2::uuid, $3, $4, $5) AND model = $6 AND dimensions = $7::int AND number > $8::bigint AND vector IS NOT NULL
ORDER BY number LIMIT $9::int

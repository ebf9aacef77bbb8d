-- What lies nearest to a vector in one collection, by pgvector; all vectors are of length 1, so that the inner product is the cosine. There are no facts ($11).
WITH near AS MATERIALIZED (
  SELECT number, -(vector::vector <#> $9::real[]::vector) AS cosine FROM plugin_texts JOIN plugin_vectors USING (number)
  WHERE collection_id = (SELECT id FROM plugin_collections WHERE plugin = $1 AND scope = recall_scope($2, $3::uuid, $4, $5, $6))
    AND model = $7 AND dimensions = $8::int AND vector IS NOT NULL
)
SELECT number, $11::int < 0 AS "isFact" FROM near WHERE cosine >= $12::float8 ORDER BY cosine DESC, number DESC LIMIT $10::int

-- What lies nearest to a vector in one scope, by pgvector; all vectors are of length 1, so that the inner product is the cosine.
WITH near AS MATERIALIZED (
  SELECT number, kind = 'fact' AS "isFact", -(vector::vector <#> $8::real[]::vector) AS cosine
  FROM recall_vectors JOIN recall_entries USING (scope, number)
  WHERE scope = recall_scope($1, $2::uuid, $3, $4, $5) AND model = $6 AND dimensions = $7::int AND vector IS NOT NULL
), ranked AS (
  SELECT number, "isFact", row_number() OVER (PARTITION BY "isFact" ORDER BY cosine DESC, number DESC) AS place FROM near WHERE cosine >= $11::float8
)
SELECT number, "isFact" FROM ranked WHERE place <= CASE WHEN "isFact" THEN $10::int ELSE $9::int END ORDER BY place

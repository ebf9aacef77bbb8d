-- Keeps the vectors of what is still there; those of another length that the same model made go.
WITH other AS (
  DELETE FROM plugin_vectors WHERE model = $2 AND dimensions <> $3::int AND $5
    AND number IN (SELECT number FROM plugin_texts WHERE collection_id = $1::bigint)
), entry AS MATERIALIZED (
  -- Held, so that nobody removes one meanwhile.
  SELECT number FROM plugin_texts
  WHERE collection_id = $1::bigint AND number IN (SELECT number FROM jsonb_to_recordset($4::jsonb) AS new (number bigint))
  FOR KEY SHARE
)
INSERT INTO plugin_vectors (number, model, dimensions, vector)
SELECT number, $2, $3, new.vector FROM jsonb_to_recordset($4::jsonb) AS new (number bigint, vector real[]) JOIN entry USING (number)
ON CONFLICT DO NOTHING

-- Keeps the vectors of what is still there; those of another length that the same model made go.
WITH other AS (
  DELETE FROM recall_vectors WHERE scope = $1 AND model = $2 AND dimensions <> $3::int AND $5
), entry AS MATERIALIZED (
  -- Held, so that nobody removes one meanwhile.
  SELECT number FROM recall_entries WHERE scope = $1 AND number IN (SELECT number FROM jsonb_to_recordset($4::jsonb) AS new (number bigint))
  FOR KEY SHARE
)
INSERT INTO recall_vectors (scope, number, model, dimensions, vector)
SELECT $1, number, $2, $3, new.vector FROM jsonb_to_recordset($4::jsonb) AS new (number bigint, vector real[]) JOIN entry USING (number)
ON CONFLICT DO NOTHING

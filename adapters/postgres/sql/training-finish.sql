-- Ends a training that still has the right, and uses its model or the one that comes with the program, or changes nothing. No row: the right was lost.
WITH held AS MATERIALIZED (
  SELECT id, claimed_forgotten > last_forgotten AS forgets FROM routing_training WHERE fence = $1 AND owner IS NOT NULL FOR UPDATE
), model AS (
  INSERT INTO routing_models (version, artefact, labels, held_out, score, score_before, previous, is_adopted, created_at)
  SELECT $3, $4::bytea, $5::int, $6::int, $7::float8, $8::float8, $9::text, $2 = 'adopted', $10::timestamptz FROM held WHERE $3::text IS NOT NULL
  ON CONFLICT (version) DO UPDATE SET artefact = EXCLUDED.artefact, labels = EXCLUDED.labels, held_out = EXCLUDED.held_out,
    score = EXCLUDED.score, score_before = EXCLUDED.score_before, previous = EXCLUDED.previous, is_adopted = true, created_at = EXCLUDED.created_at
  WHERE EXCLUDED.is_adopted
), pruned AS (
  UPDATE routing_models SET artefact = NULL FROM held
  WHERE artefact IS NOT NULL AND $2 <> 'kept' AND version IS DISTINCT FROM $3 AND (forgets OR version IS DISTINCT FROM $9)
)
UPDATE routing_training SET owner = NULL, last_at = claimed_at, last_forgotten = claimed_forgotten, last_requested = claimed_requested,
  active = CASE $2 WHEN 'adopted' THEN $3 WHEN 'shipped' THEN NULL ELSE active END
FROM held WHERE routing_training.id = held.id RETURNING routing_training.id

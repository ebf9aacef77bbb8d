-- Keeps a fact, unless the same holds already, or held at that time: that one is the answer, as sure and as trustworthy as the better of the two.
WITH known AS (
  UPDATE facts SET is_tainted = is_tainted AND $17::boolean, confidence = greatest(confidence, $14::float8), held_from = least(held_from, $18::timestamptz)
  WHERE id = (
    SELECT id FROM facts WHERE scope = recall_scope($1, $2::uuid, $3, $4, $5) AND coalesce(speaker_id::text, speaker) = coalesce($15::uuid::text, $16)
      AND subject = $8 AND predicate = $9 AND md5(key) = md5($11)
      AND (held_until IS NULL OR (held_from <= $18::timestamptz AND held_until > $18::timestamptz))
    ORDER BY held_until DESC NULLS FIRST, id LIMIT 1)
  RETURNING id
), added AS (
  INSERT INTO facts (id, person_id, channel, account, chat, scope, text, subject, predicate, value, key, category, is_single, opposite, confidence, speaker_id,
    speaker, is_tainted, held_from, turn_id, origin, created_at)
  SELECT $6, $2::uuid, $3, $4, $5, '', $7, $8, $9, $10, $11, $12, $13::boolean, $22, $14::float8, $15::uuid, $16, $17::boolean, $18::timestamptz, $19::uuid, $20,
    $21::timestamptz
  WHERE NOT EXISTS (SELECT FROM known)
  RETURNING id
)
SELECT id FROM known UNION ALL SELECT id FROM added

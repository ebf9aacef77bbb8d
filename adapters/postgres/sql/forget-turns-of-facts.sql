-- Ended turns of one scope in which these facts were said or told word for word, or in which all that is known was handed over in a file.
WITH known AS MATERIALIZED (
  SELECT id, text, turn_id FROM facts WHERE scope = recall_scope($1, $2::uuid, $3, $4, $5) AND id = ANY ($6::text[])
), talk AS MATERIALIZED (
  SELECT id FROM conversations WHERE audience = $1
    AND CASE WHEN $1 = 'private' THEN person_id = $2::uuid ELSE channel = $3 AND account = $4 AND chat = $5 END
)
SELECT id FROM turns WHERE conversation_id IN (SELECT id FROM talk) AND forgotten_at IS NULL AND state IN ('answered', 'failed', 'stopped')
  AND (EXISTS (SELECT FROM known WHERE turns.id = known.turn_id OR strpos(turns.text, known.text) > 0
      OR strpos(coalesce(turns.outcome ->> 'reply', ''), known.text) > 0)
    OR EXISTS (SELECT FROM known) AND EXISTS (
      SELECT FROM attachments WHERE turn_id = turns.id AND direction = 'out' AND name = 'parley-memory.json'))

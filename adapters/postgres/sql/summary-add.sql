-- Keeps a summary; of those before it the ones that prompts may still show stay.
WITH old AS (
  DELETE FROM summaries WHERE id IN (
    SELECT id FROM summaries WHERE conversation_id = $2::uuid AND from_position = $3 ORDER BY to_position DESC OFFSET 7)
)
INSERT INTO summaries (id, conversation_id, from_position, to_position, text, is_tainted, said_at, created_at)
VALUES ($1::uuid, $2, $3, $4, $5, $6, $7::timestamptz, $8::timestamptz)

-- Facts of this scope, newest first, from a place on; with those that held, or without.
SELECT id, person_id AS "personId", channel, account, chat, text, subject, predicate, value, category, confidence, speaker_id AS "speakerId", speaker, turn_id AS "turnId", origin,
  is_tainted AS "isTainted", held_from AS "heldFrom", held_until AS "heldUntil", superseded_by AS "supersededBy", created_at AS "createdAt"
FROM facts WHERE scope = recall_scope($1, $2::uuid, $3, $4, $5) AND (held_until IS NULL OR $6::boolean)
  AND ($7::timestamptz IS NULL OR (created_at, id) < ($7::timestamptz, $8))
ORDER BY created_at DESC, id DESC LIMIT $9

-- A fact of this scope.
SELECT id, person_id AS "personId", channel, account, chat, text, subject, predicate, value, category, confidence, speaker_id AS "speakerId", speaker, turn_id AS "turnId", origin,
  is_tainted AS "isTainted", held_from AS "heldFrom", held_until AS "heldUntil", superseded_by AS "supersededBy", created_at AS "createdAt"
FROM facts WHERE scope = recall_scope($1, $2::uuid, $3, $4, $5) AND id = $6

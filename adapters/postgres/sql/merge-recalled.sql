-- What can be recalled of the person who goes stands behind what can be of the other, with its vectors; what this person was called goes on where nobody wrote it down.
WITH scope AS MATERIALIZED (
  SELECT recall_scope('private', $1::uuid, NULL, NULL, NULL) AS old, recall_scope('private', $2::uuid, NULL, NULL, NULL) AS new
), moving AS MATERIALIZED (
  SELECT entry.number, stays.last + row_number() OVER (ORDER BY entry.number) AS place, turns.source ->> 'senderName' AS written
  FROM scope JOIN recall_entries AS entry ON entry.scope = scope.old JOIN recall_scopes AS stays ON stays.scope = scope.new
    LEFT JOIN turns ON turns.id = entry.turn_id
), counted AS (
  UPDATE recall_scopes SET epoch = epoch + CASE WHEN recall_scopes.scope = scope.old THEN 1 ELSE 0 END,
    last = last + CASE WHEN recall_scopes.scope = scope.new THEN (SELECT count(*) FROM moving) ELSE 0 END
  FROM scope WHERE recall_scopes.scope IN (scope.old, scope.new) AND EXISTS (SELECT FROM moving)
)
UPDATE recall_entries AS entry
SET scope = scope.new, number = moving.place, speaker_id = CASE WHEN speaker_id = $1::uuid THEN $2::uuid ELSE speaker_id END,
  speaker = CASE WHEN entry.kind = 'said' AND moving.written IS NULL THEN coalesce((SELECT name FROM persons WHERE id = $2::uuid), speaker) ELSE speaker END
FROM scope, moving WHERE entry.scope = scope.old AND entry.number = moving.number

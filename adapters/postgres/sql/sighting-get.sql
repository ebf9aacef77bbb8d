-- What became of a message: it is answered by a turn, or it was noted why not.
WITH answered AS (
  SELECT inbox.account, external_id, 'respond' AS decision, turns.source ->> 'reason' AS reason, turns.received_at AS at, turns.id AS turn_id
  FROM inbox JOIN turns ON turns.id = inbox.turn_id WHERE inbox.account = $1 AND external_id = $2
), noted AS (
  SELECT account, external_id, decision, reason, at, turn_id FROM sightings
  WHERE account = $1 AND external_id = $2 AND NOT EXISTS (SELECT FROM answered)
)
SELECT account, external_id AS "externalId", decision, reason, at, turn_id AS "turnId"
FROM (SELECT * FROM answered UNION ALL SELECT * FROM noted) AS found

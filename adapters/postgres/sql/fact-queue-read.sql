-- Takes something off the queue, and tells what was said, unless nobody is to read it. Its turn is held, so that it cannot be forgotten meanwhile.
WITH taken AS (
  DELETE FROM fact_queue WHERE number = $1 RETURNING turn_id, account, external_id
), turn AS MATERIALIZED (
  SELECT turns.* FROM turns WHERE id = (SELECT turn_id FROM taken) AND is_remembered FOR KEY SHARE
)
SELECT concat_ws(E'\n', nullif(turn.text, ''), heard.text) AS text, audience, turn.person_id AS "personId", channel, account, chat,
  turn.person_id AS "speakerId", coalesce(source ->> 'senderName', persons.name) AS speaker, turn.id AS "turnId",
  coalesce((source ->> 'sentAt')::timestamptz, received_at) AS at, coalesce((source ->> 'isForwarded')::boolean, false) AS "isForwarded",
  NULL::uuid AS "heardId"
FROM turn JOIN persons ON persons.id = turn.person_id JOIN conversations ON conversations.id = conversation_id,
  LATERAL (SELECT string_agg(transcript, E'\n' ORDER BY attachments.position) AS text FROM attachments
    WHERE attachments.turn_id = turn.id AND kind = 'voice' AND direction = 'in') AS heard
WHERE keeps_memory AND source ->> 'retryOf' IS NULL
UNION ALL
SELECT observed ->> 'text', 'group', NULL, groups.channel, groups.account, groups.chat, persons.id, observed ->> 'senderName', NULL, at, reason = 'forwarded', heard_id
FROM taken JOIN sightings USING (account, external_id)
  JOIN groups ON groups.channel || ':' || groups.account = taken.account AND groups.chat = observed ->> 'chat' AND observes
  LEFT JOIN identities ON identities.channel = groups.channel AND identities.external_id = observed ->> 'senderId'
  LEFT JOIN persons ON persons.id = identities.person_id
WHERE coalesce(keeps_memory, true) AND blocked_at IS NULL

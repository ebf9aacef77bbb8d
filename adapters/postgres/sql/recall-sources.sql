-- What there is to recall of these turns, facts and summaries now. They are held, so that nobody removes one before it is indexed.
-- What was said while its person wanted nothing kept stays out, what is asked again was said once, and what no model answered, such as a command's list, is nothing that was said.
WITH turn AS MATERIALIZED (
  SELECT * FROM turns WHERE id = ANY ($1::uuid[]) AND is_remembered ORDER BY id FOR KEY SHARE
), fact AS MATERIALIZED (
  SELECT * FROM facts WHERE id = ANY ($2::text[]) ORDER BY id FOR KEY SHARE
), summary AS MATERIALIZED (
  SELECT * FROM summaries WHERE id = ANY ($3::uuid[]) ORDER BY id FOR KEY SHARE
), heard AS MATERIALIZED (
  SELECT * FROM sightings WHERE heard_id = ANY ($4::uuid[]) AND observed IS NOT NULL ORDER BY heard_id FOR KEY SHARE
)
SELECT recall_scope(audience, turn.person_id, channel, account, chat) AS scope, part.kind, turn.id AS turn_id, NULL AS fact_id,
  turn.conversation_id, turn.position, part.speaker_id, part.speaker, part.at, left(part.text, 20000) AS text,
  NULL::uuid AS summary_id, NULL::uuid AS heard_id
FROM turn JOIN conversations ON conversations.id = turn.conversation_id JOIN persons ON persons.id = turn.person_id,
  LATERAL (VALUES
    ('said', turn.text, persons.id, coalesce(turn.source ->> 'senderName', persons.name),
      coalesce((turn.source ->> 'sentAt')::timestamptz, turn.received_at), turn.source ->> 'retryOf' IS NULL),
    ('reply', turn.outcome ->> 'reply', NULL, 'Parley', (turn.outcome ->> 'endedAt')::timestamptz, turn.outcome ->> 'model' IS NOT NULL)
  ) AS part (kind, text, speaker_id, speaker, at, is_told)
WHERE part.is_told AND part.text ~ '\S'
UNION ALL
SELECT scope, 'fact', NULL, id, NULL, 0, speaker_id, speaker, held_from, left(text, 20000), NULL, NULL FROM fact
UNION ALL
-- Of each stretch of a conversation the newest.
SELECT recall_scope(audience, person_id, channel, account, chat), 'summary', NULL, NULL, summary.conversation_id, to_position, NULL, 'Summary', said_at,
  summary.text, summary.id, NULL
FROM summary JOIN conversations ON conversations.id = summary.conversation_id
WHERE NOT EXISTS (SELECT FROM summaries AS newer WHERE newer.conversation_id = summary.conversation_id
  AND newer.from_position = summary.from_position AND newer.to_position > summary.to_position)
UNION ALL
-- What was heard in groups that allow it, of whoever has nothing against it.
SELECT recall_scope('group', NULL, groups.channel, groups.account, groups.chat), 'said', NULL, NULL, NULL, 0, persons.id, observed ->> 'senderName', heard.at,
  left(observed ->> 'text', 20000), NULL, heard_id
FROM heard JOIN groups ON groups.channel || ':' || groups.account = heard.account AND groups.chat = observed ->> 'chat' AND observes
  LEFT JOIN identities ON identities.channel = groups.channel AND identities.external_id = observed ->> 'senderId'
  LEFT JOIN persons ON persons.id = identities.person_id
WHERE coalesce(keeps_memory, true) AND blocked_at IS NULL AND observed ->> 'text' ~ '\S'
ORDER BY at, position, kind DESC

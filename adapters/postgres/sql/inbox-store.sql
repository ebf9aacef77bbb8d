-- Stores a message once, with its turn, its numbered event, its files and the entry that its answer leaves by. Without a turn nothing
-- was stored: it was before, the conversation is unknown, or not all of the uploads are its person's and still to be taken.
-- For who wants to take it at once ($14, for $15 milliseconds) it is claimed with it, as turn-claim.sql does.
-- The conversation is locked first, so that positions and event numbers follow the order of the commits.
WITH conversation AS MATERIALIZED (
  SELECT *, turn_count + 1 AS position, event_count + 1 AS number
  FROM conversations WHERE id = $4::uuid FOR NO KEY UPDATE
), taker AS MATERIALIZED (
  -- What is seen here may be older than the lock. So it is taken only when the turn before it is seen, and that all before it are done (I3).
  SELECT $14::text AS owner, now() + $15::int * interval '1 millisecond' AS lease_until FROM conversation
  WHERE $14 IS NOT NULL AND jsonb_array_length($10::jsonb) = 0
    AND conversation.position = 1 + (SELECT coalesce(max(turns.position), 0) FROM turns WHERE conversation_id = $4::uuid)
    AND NOT EXISTS (SELECT FROM inbox WHERE conversation_id = $4::uuid AND state <> 'done')
), upload AS MATERIALIZED (
  -- Two messages that want the same ones wait for each other in one order.
  SELECT id FROM attachments
  WHERE id = ANY($13::text[]) AND person_id = $3::uuid AND turn_id IS NULL AND direction = 'in' AND (SELECT id FROM conversation) IS NOT NULL
  ORDER BY id FOR UPDATE
), message AS (
  INSERT INTO inbox (message_id, turn_id, account, external_id, conversation_id, position, state, owner, lease_until, fence, attempts)
  SELECT $1::uuid, $2::uuid, $5, $6, id, position,
    CASE WHEN owner IS NULL THEN 'queued' ELSE 'running' END, owner, lease_until, num_nonnulls(owner), num_nonnulls(owner)
  FROM conversation LEFT JOIN taker ON true
  WHERE (SELECT count(*) FROM upload) = cardinality($13::text[])
  ON CONFLICT (account, external_id) DO NOTHING
  RETURNING message_id, state
), turn AS (
  INSERT INTO turns (id, conversation_id, position, message_id, person_id, text, received_at, state, source)
  SELECT $2, conversation.id, conversation.position, message.message_id, $3, $7, $8::timestamptz, message.state, $9::jsonb
  FROM conversation, message
  RETURNING *
), event AS (
  INSERT INTO conversation_events (conversation_id, number, at, turn_id, body)
  SELECT conversation.id, conversation.number, $8, $2, jsonb_build_object(
    'kind', 'message-stored', 'messageId', $1, 'text', $7,
    'clientMessageId', CASE WHEN conversation.channel = 'web' THEN $6 END)
  FROM conversation, message
), file AS (
  -- Its turn waits two minutes for them at most.
  INSERT INTO attachments (id, turn_id, conversation_id, position, kind, name, mime, size, seconds, state, remote, stored_at, fetch_until)
  SELECT value ->> 'id', $2, conversation.id, place, value ->> 'kind', value ->> 'name',
    coalesce(value ->> 'mime', 'application/octet-stream'), (value ->> 'size')::bigint, (value ->> 'seconds')::double precision,
    'waiting', value ->> 'remote', now(), now() + interval '2 minutes'
  FROM conversation, message, jsonb_array_elements($10::jsonb) WITH ORDINALITY AS files (value, place)
), taken AS (
  UPDATE attachments SET turn_id = $2, conversation_id = conversation.id,
    position = jsonb_array_length($10::jsonb) + array_position($13::text[], attachments.id)
  FROM conversation, message, upload WHERE attachments.id = upload.id
), answer AS (
  INSERT INTO outbox (id, kind, channel, account, chat, thread, audience, language, conversation_id, turn_id, reply_to, created_at)
  SELECT $11::uuid, 'answer', channel, account, chat, thread, audience, $12, id, $2, $9 ->> 'externalId', $8
  FROM conversation, message WHERE $11 IS NOT NULL
), counted AS (
  UPDATE conversations SET turn_count = turn_count + 1, event_count = event_count + 1
  WHERE id IN (SELECT conversation.id FROM conversation, message)
)
SELECT conversation.id AS "conversationId", turn.*, cardinality($13::text[]) > 0 AS "hasFiles",
  -- As turn-claim.sql tells it.
  (SELECT jsonb_build_object('id', persons.id, 'name', name, 'role', role, 'language', language, 'timeZone', time_zone, 'createdAt', persons.created_at,
    'freeModelsFirst', free_models_first, 'keepsMemory', keeps_memory) FROM persons, taker WHERE persons.id = turn.person_id) AS person,
  (SELECT jsonb_build_object('id', conversation.id, 'channel', channel, 'account', account, 'chat', chat, 'thread', thread, 'audience', audience,
    'personId', conversation.person_id, 'title', title, 'projectId', project_id, 'preferredMode', preferred_mode,
    'preferredModel', preferred_model, 'verbosity', verbosity, 'contextStart', context_start, 'createdAt', conversation.created_at) FROM taker) AS conversation
FROM (VALUES (true)) AS one LEFT JOIN conversation ON true LEFT JOIN turn ON true

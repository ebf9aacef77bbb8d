-- Takes the oldest free turn that is the first unfinished one of its conversation. Earlier turns only ever become done, so the check
-- against them cannot go wrong between the look and the lock. A message's files are waited for, until their time is over. Who asks is alive, also before it has registered anew (see task-claim.sql).
WITH head AS MATERIALIZED (
  SELECT turn_id FROM inbox AS candidate
  WHERE state <> 'done'
    AND (owner IS NULL OR lease_until <= now() OR owner IN (SELECT id FROM dead_workers WHERE id <> $1))
    AND NOT EXISTS (
      SELECT FROM inbox AS earlier
      WHERE earlier.conversation_id = candidate.conversation_id AND earlier.position < candidate.position AND earlier.state <> 'done')
    AND NOT EXISTS (
      SELECT FROM attachments
      WHERE attachments.turn_id = candidate.turn_id AND attachments.state = 'waiting' AND fetch_until > now())
  ORDER BY stored_at, position
  LIMIT 1
  FOR UPDATE OF candidate SKIP LOCKED
), claimed AS (
  UPDATE inbox SET state = 'running', owner = $1, lease_until = now() + $2::int * interval '1 millisecond',
    fence = fence + 1, attempts = attempts + 1
  FROM head WHERE inbox.turn_id = head.turn_id
  RETURNING inbox.turn_id, fence, attempts
)
UPDATE turns SET state = 'running' FROM claimed, persons, conversations
WHERE turns.id = claimed.turn_id AND persons.id = turns.person_id AND conversations.id = turns.conversation_id
RETURNING turns.*, claimed.fence AS fence, claimed.attempts AS attempt,
  -- Who asks and where is needed at once, as person-get.sql and conversation-get.sql tell it.
  jsonb_build_object('id', persons.id, 'name', name, 'role', role, 'language', language, 'timeZone', time_zone, 'createdAt', persons.created_at,
    'freeModelsFirst', free_models_first, 'keepsMemory', keeps_memory) AS person,
  jsonb_build_object('id', conversations.id, 'channel', channel, 'account', account, 'chat', chat, 'thread', thread, 'audience', audience,
    'personId', conversations.person_id, 'title', title, 'projectId', project_id, 'preferredMode', preferred_mode,
    'preferredModel', preferred_model, 'verbosity', verbosity, 'contextStart', context_start, 'createdAt', conversations.created_at) AS conversation,
  EXISTS (SELECT FROM attachments WHERE attachments.turn_id = turns.id) AS "hasFiles"

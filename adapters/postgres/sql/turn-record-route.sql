-- Records the route with its event, once, for who holds the turn. No row: the fence is old.
WITH held AS MATERIALIZED (
  SELECT turn_id FROM inbox WHERE turn_id = $1::uuid AND fence = $2 AND state = 'running' FOR UPDATE
), routed AS (
  UPDATE turns SET route = $3::jsonb FROM held WHERE id = held.turn_id AND route IS NULL
  RETURNING conversation_id
), counted AS (
  UPDATE conversations SET event_count = event_count + 1 FROM routed WHERE id = routed.conversation_id
  RETURNING id, event_count
), event AS (
  INSERT INTO conversation_events (conversation_id, number, at, turn_id, body)
  SELECT id, event_count, now(), $1, jsonb_build_object('kind', 'turn-routed', 'route', $3) FROM counted
)
SELECT turn_id FROM held

-- Numbers the entries, adds those that are not there, and takes what was indexed off the list of what waits. Their scopes are held.
WITH done AS (
  DELETE FROM recall_queue WHERE number = ANY ($2::bigint[])
), added AS (
  INSERT INTO recall_entries (scope, number, kind, turn_id, fact_id, conversation_id, position, speaker_id, speaker, at, terms, traits, summary_id, heard_id)
  SELECT scope, last + row_number() OVER (PARTITION BY scope ORDER BY place), kind, turn_id, fact_id, conversation_id, position, speaker_id,
    speaker, at, terms, traits, summary_id, heard_id
  FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (scope text, kind text, turn_id uuid, fact_id text, conversation_id uuid, position int,
    speaker_id uuid, speaker text, at timestamptz, terms text, traits int, summary_id uuid, heard_id uuid)) WITH ORDINALITY
    AS new (scope, kind, turn_id, fact_id, conversation_id, position, speaker_id, speaker, at, terms, traits, summary_id, heard_id, place)
  JOIN recall_scopes USING (scope)
  ON CONFLICT DO NOTHING
  RETURNING scope, number
)
UPDATE recall_scopes SET last = newest.number
FROM (SELECT scope, max(number) AS number FROM added GROUP BY scope) AS newest WHERE recall_scopes.scope = newest.scope

-- Takes away what else holds the words of these turns, which are in these conversations: events, steps, the reply that is being made, and what waits to be read.
WITH event AS (
  UPDATE conversation_events SET body = CASE body ->> 'kind'
    WHEN 'message-stored' THEN body || '{"text": ""}'
    WHEN 'reply-final' THEN jsonb_set(body, '{outcome,reply}', '""') #- '{outcome,choices}' #- '{outcome,commands}' #- '{outcome,pin}'
    WHEN 'turn-failed' THEN jsonb_set(body, '{outcome,message}', '""')
    ELSE body END
  WHERE conversation_id = ANY ($2::uuid[]) AND turn_id = ANY ($1::uuid[])
), step AS (
  DELETE FROM steps WHERE run_kind = 'turn' AND run_id = ANY ($1::text[])
), partial AS (
  DELETE FROM partial_replies WHERE turn_id = ANY ($1::uuid[])
), queued AS (
  DELETE FROM fact_queue WHERE turn_id = ANY ($1::uuid[])
)
-- Whoever indexes one of them is waited for.
DELETE FROM recall_queue WHERE turn_id = ANY ($1::uuid[])

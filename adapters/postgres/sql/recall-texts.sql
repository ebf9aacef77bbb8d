-- What entries of one scope say, word for word.
SELECT number, CASE entry.kind WHEN 'fact' THEN facts.text WHEN 'summary' THEN summaries.text WHEN 'said' THEN coalesce(turns.text, heard.observed ->> 'text') ELSE turns.outcome ->> 'reply' END AS text,
  coalesce(entry.turn_id, facts.turn_id) AS "turnId", entry.fact_id AS "factId", entry.summary_id AS "summaryId",
  entry.kind = 'said' AND coalesce((turns.source ->> 'isForwarded')::boolean, heard.reason = 'forwarded', false) AS "isForwarded",
  CASE entry.kind WHEN 'fact' THEN facts.is_tainted WHEN 'summary' THEN summaries.is_tainted
    WHEN 'said' THEN heard.heard_id IS NOT NULL OR coalesce((turns.source ->> 'isForwarded')::boolean, false)
    ELSE coalesce((turns.outcome ->> 'isTainted')::boolean, false) END AS "isTainted",
  facts.held_until AS "heldUntil"
FROM recall_entries AS entry LEFT JOIN turns ON turns.id = entry.turn_id LEFT JOIN facts ON facts.id = entry.fact_id
  LEFT JOIN summaries ON summaries.id = entry.summary_id LEFT JOIN sightings AS heard ON heard.heard_id = entry.heard_id
WHERE entry.scope = recall_scope($1, $2::uuid, $3, $4, $5) AND number = ANY ($6::bigint[])

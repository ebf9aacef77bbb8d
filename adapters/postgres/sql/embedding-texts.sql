-- What entries of a scope say, after $2 and up to $3, in order, with whoever pays: in private its person, in a group the conversation.
SELECT entry.number, CASE WHEN $1 LIKE '["group"%' THEN talk.id END AS "conversationId", coalesce(facts.person_id, facts.speaker_id, turns.person_id, talk.person_id) AS "personId",
  left(btrim(CASE entry.kind WHEN 'fact' THEN facts.text WHEN 'said' THEN turns.text WHEN 'summary' THEN summaries.text ELSE turns.outcome ->> 'reply' END,
    E' \t\r\n'), $5::int) AS text
FROM recall_entries AS entry LEFT JOIN facts ON facts.id = entry.fact_id LEFT JOIN summaries ON summaries.id = entry.summary_id
  LEFT JOIN turns ON turns.id = coalesce(entry.turn_id, facts.turn_id)
  LEFT JOIN conversations AS talk ON talk.id = coalesce(turns.conversation_id, summaries.conversation_id)
WHERE entry.scope = $1 AND entry.number > $2::bigint AND entry.number <= $3::bigint ORDER BY entry.number LIMIT $4::int

-- What was settled for calls made from $2 up to and without $3, added up by everything that $4 names.
SELECT grouped.keys, count(*)::int AS calls, sum(cost) AS cost,
  coalesce(sum(input_tokens), 0) AS "inputTokens",
  coalesce(sum((usage ->> 'cacheReadTokens')::bigint), 0) AS "cacheReadTokens",
  coalesce(sum((usage ->> 'cacheWriteTokens')::bigint), 0) AS "cacheWriteTokens",
  coalesce(sum(output_tokens), 0) AS "outputTokens",
  coalesce(sum((usage ->> 'reasoningTokens')::bigint), 0) AS "reasoningTokens"
FROM reservations
LEFT JOIN turns ON turns.id = CASE WHEN run_kind = 'turn' AND 'feedback' = ANY ($4::text[]) THEN run_id::uuid END
CROSS JOIN LATERAL (
  SELECT coalesce(array_agg(CASE wanted.grouping
    WHEN 'day' THEN to_char(reservations.at AT TIME ZONE $5, 'YYYY-MM-DD')
    WHEN 'person' THEN reservations.person_id::text
    WHEN 'chat' THEN coalesce(reservations.conversation_id::text, '')
    WHEN 'task' THEN coalesce(reservations.task_id, '')
    WHEN 'provider' THEN provider
    WHEN 'model' THEN provider || '/' || model
    WHEN 'mode' THEN mode
    WHEN 'feedback' THEN coalesce(turns.feedback, '')
    ELSE purpose END COLLATE "C" ORDER BY wanted.place), '{}') AS keys
  FROM unnest($4::text[]) WITH ORDINALITY AS wanted (grouping, place)
) AS grouped
WHERE settled_at IS NOT NULL AND ($1::uuid IS NULL OR reservations.person_id = $1)
  AND reservations.at >= $2::timestamptz AND reservations.at < $3::timestamptz
GROUP BY grouped.keys ORDER BY grouped.keys COLLATE "C"

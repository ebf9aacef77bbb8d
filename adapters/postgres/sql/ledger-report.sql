-- What was settled for calls made from $2 up to and without $3, by group.
SELECT grouped.name AS "group", count(*)::int AS calls, sum(cost) AS cost,
  sum(input_tokens) AS "inputTokens", sum(output_tokens) AS "outputTokens"
FROM reservations, LATERAL (SELECT CASE $4
  WHEN 'day' THEN to_char(at AT TIME ZONE $5, 'YYYY-MM-DD')
  WHEN 'model' THEN provider || '/' || model
  WHEN 'mode' THEN mode
  WHEN 'person' THEN person_id::text
  WHEN 'task' THEN coalesce(task_id, '')
  ELSE purpose END COLLATE "C") AS grouped (name)
WHERE settled_at IS NOT NULL AND ($1::uuid IS NULL OR person_id = $1) AND at >= $2::timestamptz AND at < $3::timestamptz
GROUP BY grouped.name ORDER BY grouped.name

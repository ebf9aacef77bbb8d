-- What finished tasks of a project took, newest first.
SELECT char_length(work ->> 'prompt') AS "promptLength", spent,
  (extract(epoch FROM ended_at - coalesce(started_at, ended_at)) * 1000)::bigint AS milliseconds
FROM tasks
WHERE project_id = $1::uuid AND state = 'succeeded' AND work ->> 'kind' = 'prompt'
  AND work -> 'template' ->> 'name' IS NOT DISTINCT FROM $2
ORDER BY ended_at DESC, id DESC LIMIT $3

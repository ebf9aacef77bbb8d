-- Changes those choices that the JSON names, also to null.
UPDATE conversations SET
  title = CASE WHEN $2::jsonb ? 'title' THEN $2 ->> 'title' ELSE title END,
  project_id = CASE WHEN $2 ? 'projectId' THEN ($2 ->> 'projectId')::uuid ELSE project_id END,
  preferred_mode = CASE WHEN $2 ? 'preferredMode' THEN $2 ->> 'preferredMode' ELSE preferred_mode END,
  preferred_model = CASE WHEN $2 ? 'preferredModel' THEN $2 ->> 'preferredModel' ELSE preferred_model END,
  context_start = CASE WHEN $2 ? 'contextStart' THEN ($2 ->> 'contextStart')::int ELSE context_start END
WHERE id = $1::uuid
RETURNING id

-- Forgets facts of this scope: those with these ids, or all.
WITH gone AS (
  DELETE FROM facts WHERE scope = recall_scope($1, $2::uuid, $3, $4, $5) AND ($6::text[] IS NULL OR id = ANY ($6::text[])) RETURNING id
)
SELECT count(*) AS count FROM gone

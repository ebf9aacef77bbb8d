-- Takes the scope that has waited longest for vectors of the model ($1); those of another length than $2 (null: any is right) count as none.
WITH due AS (
  SELECT held.scope, held.last, CASE WHEN done.dimensions <> $2::int THEN 0 ELSE coalesce(done.done_to, 0) END AS after
  FROM recall_scopes AS held LEFT JOIN recall_embeddings AS done ON done.scope = held.scope AND done.model = $1
  WHERE (held.last > coalesce(done.done_to, 0) OR done.dimensions <> $2) AND coalesce(done.taken_until, '-infinity') <= now()
  ORDER BY done.taken_until NULLS FIRST, held.scope LIMIT 1
), taken AS (
  INSERT INTO recall_embeddings AS done (scope, model, taken_until) SELECT scope, $1, now() + $3::int * interval '1 millisecond' FROM due
  ON CONFLICT (scope, model) DO UPDATE SET taken_until = excluded.taken_until WHERE coalesce(done.taken_until, '-infinity') <= now()
  RETURNING done.scope
)
SELECT due.scope, due.after, due.last FROM due JOIN taken USING (scope)

-- Takes the collection that has waited longest for vectors of the model ($1); those of another length than $2 (null: any is right) count as none.
WITH due AS (
  SELECT held.id, held.last, CASE WHEN done.dimensions <> $2::int THEN 0 ELSE coalesce(done.done_to, 0) END AS after
  FROM plugin_collections AS held LEFT JOIN plugin_embeddings AS done ON done.collection_id = held.id AND done.model = $1
  WHERE (held.last > coalesce(done.done_to, 0) OR done.dimensions <> $2) AND coalesce(done.taken_until, '-infinity') <= now()
  ORDER BY done.taken_until NULLS FIRST, held.id LIMIT 1
), taken AS (
  INSERT INTO plugin_embeddings AS done (collection_id, model, taken_until) SELECT id, $1, now() + $3::int * interval '1 millisecond' FROM due
  ON CONFLICT (collection_id, model) DO UPDATE SET taken_until = excluded.taken_until WHERE coalesce(done.taken_until, '-infinity') <= now()
  RETURNING done.collection_id AS id
)
SELECT due.id::text AS scope, due.after, due.last FROM due JOIN taken USING (id)

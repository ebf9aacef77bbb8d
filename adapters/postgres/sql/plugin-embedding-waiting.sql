-- How many texts have no vector of the model yet; those of another length than $2 (null: any is right) count as none.
SELECT coalesce(sum(texts.count), 0)::int AS waiting
FROM plugin_collections AS held LEFT JOIN plugin_embeddings AS done ON done.collection_id = held.id AND done.model = $1
  CROSS JOIN LATERAL (
    SELECT count(*) FROM plugin_texts AS said
    WHERE said.collection_id = held.id AND said.number > CASE WHEN done.dimensions <> $2::int THEN 0 ELSE coalesce(done.done_to, 0) END
  ) AS texts
WHERE held.last > coalesce(done.done_to, 0) OR done.dimensions <> $2

-- How many entries have no vector of the model yet; those of another length than $2 (null: any is right) count as none.
SELECT coalesce(sum(entries.count), 0)::int AS waiting
FROM recall_scopes AS held LEFT JOIN recall_embeddings AS done ON done.scope = held.scope AND done.model = $1
  CROSS JOIN LATERAL (
    SELECT count(*) FROM recall_entries AS entry
    WHERE entry.scope = held.scope AND entry.number > CASE WHEN done.dimensions <> $2::int THEN 0 ELSE coalesce(done.done_to, 0) END
  ) AS entries
WHERE held.last > coalesce(done.done_to, 0) OR done.dimensions <> $2

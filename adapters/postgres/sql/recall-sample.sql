-- Of one scope the entries that have the most of these terms, the newest of those that have as many, with what stands beside them, and the newest facts that hold.
WITH asked AS MATERIALIZED (SELECT recall_scope($1, $2::uuid, $3, $4, $5) AS scope), fitting AS (
  SELECT number FROM recall_entries
  WHERE scope = (SELECT scope FROM asked) AND string_to_array(terms, ' ') && $6::text[]
  ORDER BY (SELECT count(*) FROM unnest($6::text[]) AS term WHERE term = ANY (string_to_array(terms, ' '))) DESC, number DESC LIMIT $7
), known AS (
  SELECT id FROM facts WHERE scope = (SELECT scope FROM asked) AND held_until IS NULL ORDER BY created_at DESC, id DESC LIMIT $7
), wanted AS (
  SELECT number + beside AS number FROM fitting, generate_series(-2, 2) AS beside
  UNION SELECT number FROM recall_entries WHERE fact_id IN (SELECT id FROM known)
)
SELECT number FROM recall_entries WHERE scope = (SELECT scope FROM asked) AND number IN (SELECT number FROM wanted) ORDER BY number

-- Those facts of this scope that hold and share words with the query, in any of their forms, or hold in their first 1,000 characters one that looks like
-- a longer word of it; best first.
WITH asked AS (
  SELECT left($6, 4000) AS text
), wanted AS (
  -- The lexemes, quoted for a tsquery.
  SELECT string_agg('''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || '''', ' | ')::tsquery AS any_word
  FROM asked, unnest(tsvector_to_array(to_tsvector('russian'::regconfig, asked.text))) AS lexeme
), word AS (
  SELECT DISTINCT found.word FROM asked, regexp_split_to_table(lower(asked.text), '[^[:alnum:]]+') AS found (word)
  WHERE length(found.word) >= 5 LIMIT 50
), scored AS (
  SELECT facts.*, coalesce(ts_rank(words, any_word), 0) AS shared,
    coalesce((SELECT max(word_similarity(word.word, left(facts.text, 1000))) FROM word), 0) AS likeness
  FROM facts, wanted WHERE scope = recall_scope($1, $2::uuid, $3, $4, $5) AND held_until IS NULL
)
SELECT id, person_id AS "personId", channel, account, chat, text, subject, predicate, value, category, confidence, speaker_id AS "speakerId", speaker, turn_id AS "turnId", origin,
  is_tainted AS "isTainted", held_from AS "heldFrom", held_until AS "heldUntil", superseded_by AS "supersededBy", created_at AS "createdAt"
FROM scored WHERE shared > 0 OR likeness >= 0.5
ORDER BY shared DESC, likeness DESC, created_at DESC, id DESC LIMIT $7

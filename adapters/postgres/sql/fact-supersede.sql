-- Of facts of one scope that cannot hold together, the older ones hold until the newer one began: of all of it and of what a person said anywhere ($6),
-- or only where one fact ($7) is one of them.
UPDATE facts SET held_until = greatest(facts.held_from, newer.held_from), superseded_by = newer.id
FROM (
  SELECT DISTINCT ON (old.id) old.id AS old_id, new.id, new.held_from
  FROM facts AS old JOIN facts AS new ON new.scope = old.scope AND new.subject = old.subject
    AND coalesce(new.speaker_id::text, new.speaker) = coalesce(old.speaker_id::text, old.speaker)
    AND (new.held_from, new.created_at, new.id) > (old.held_from, old.created_at, old.id)
    AND ((new.predicate = old.predicate AND new.is_single AND old.is_single) OR (new.predicate = old.opposite AND new.key = old.key))
  WHERE (old.scope = recall_scope($1, $2::uuid, $3, $4, $5) OR old.speaker_id = $6::uuid) AND old.held_until IS NULL AND new.held_until IS NULL
    AND ($7::text IS NULL OR $7 IN (old.id, new.id))
  ORDER BY old.id, new.held_from DESC, new.created_at DESC, new.id DESC
) AS newer WHERE facts.id = newer.old_id

-- A group with its guests, and what is to be told there, go on in another chat; what was known of that one is replaced.
WITH gone AS (
  DELETE FROM groups WHERE channel = $1 AND account = $2 AND chat = $3 RETURNING *
), moved AS (
  INSERT INTO groups (channel, account, chat, title, standing, observes, decided_by)
  SELECT channel, account, $4, title, standing, observes, decided_by FROM gone
  ON CONFLICT (channel, account, chat) DO UPDATE
  SET title = EXCLUDED.title, standing = EXCLUDED.standing, observes = EXCLUDED.observes, decided_by = EXCLUDED.decided_by
), left_behind AS (
  DELETE FROM group_guests WHERE channel = $1 AND account = $2 AND chat = $3 RETURNING *
), guests AS (
  INSERT INTO group_guests (channel, account, chat, person_id) SELECT channel, account, $4, person_id FROM left_behind
  ON CONFLICT DO NOTHING
), doubled AS (
  DELETE FROM facts WHERE channel = $1 AND account = $2 AND chat = $3 AND held_until IS NULL AND EXISTS (SELECT FROM facts AS known
    WHERE known.channel = $1 AND known.account = $2 AND known.chat = $4 AND known.held_until IS NULL AND known.subject = facts.subject
      AND known.predicate = facts.predicate AND md5(known.key) = md5(facts.key)
      AND coalesce(known.speaker_id::text, known.speaker) = coalesce(facts.speaker_id::text, facts.speaker))
  RETURNING id
), remembered AS (
  UPDATE facts SET chat = $4 WHERE channel = $1 AND account = $2 AND chat = $3 AND (held_until IS NOT NULL OR NOT EXISTS (SELECT FROM facts AS known
    WHERE known.channel = $1 AND known.account = $2 AND known.chat = $4 AND known.held_until IS NULL AND known.subject = facts.subject
      AND known.predicate = facts.predicate AND md5(known.key) = md5(facts.key)
      AND coalesce(known.speaker_id::text, known.speaker) = coalesce(facts.speaker_id::text, facts.speaker)))
), heard AS (
  UPDATE sightings SET observed = jsonb_set(observed, '{chat}', to_jsonb($4::text)) WHERE account = $1 || ':' || $2 AND observed ->> 'chat' = $3
)
UPDATE outbox SET chat = $4 WHERE channel = $1 AND account = $2 AND chat = $3 AND closed_at IS NULL

-- Notes what became of a message that is not answered; the same message again replaces the note. Old notes are forgotten a few at a time.
WITH forgotten AS (
  DELETE FROM sightings WHERE (account, external_id) IN (
    SELECT account, external_id FROM sightings WHERE at < $5::timestamptz - interval '90 days' AND (account, external_id) <> ($1, $2)
    ORDER BY at LIMIT 5 FOR UPDATE SKIP LOCKED)
)
INSERT INTO sightings (account, external_id, decision, reason, at, turn_id, observed) VALUES ($1, $2, $3, $4, $5, $6::uuid, $7::jsonb)
ON CONFLICT (account, external_id) DO UPDATE
SET decision = EXCLUDED.decision, reason = EXCLUDED.reason, at = EXCLUDED.at, turn_id = EXCLUDED.turn_id, observed = EXCLUDED.observed

-- Keeps how a turn was routed, as its person's, if they allow that. A choice that is being changed is waited for. No row: they don't, or it is known.
-- Nobody waits until it is on the disk: to a crash it may be lost, an example of very many.
WITH soon AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
INSERT INTO intents (turn_id, person_id, audience, text, mode, plugin, confidence, tier, version, at,
  label_mode, label_plugin, label_source, labelled_by, labelled_at)
SELECT turns.id, persons.id, $2, $3, $4, $5, $6, $7, $8, $9::timestamptz, $10, $11, $12, $13::uuid, $14::timestamptz
FROM soon, turns JOIN persons ON persons.id = turns.person_id
WHERE turns.id = $1::uuid AND (persons.training = 'everywhere' OR (persons.training = 'private' AND $2 = 'private'))
FOR SHARE OF persons
ON CONFLICT DO NOTHING RETURNING turn_id

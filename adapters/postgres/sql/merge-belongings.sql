-- What else belongs to a person becomes another's. What both have, such as a fact or a membership, stays behind and goes with the person.
WITH identity AS (
  UPDATE identities SET person_id = $2::uuid WHERE person_id = $1::uuid
), token AS (
  UPDATE tokens SET person_id = $2 WHERE person_id = $1
), code AS (
  UPDATE login_codes SET person_id = $2 WHERE person_id = $1
), project AS (
  UPDATE projects SET added_by = $2 WHERE added_by = $1
), member AS (
  INSERT INTO project_members (project_id, person_id) SELECT project_id, $2 FROM project_members WHERE person_id = $1
  ON CONFLICT DO NOTHING
), guest AS (
  INSERT INTO group_guests (channel, account, chat, person_id) SELECT channel, account, chat, $2 FROM group_guests WHERE person_id = $1
  ON CONFLICT DO NOTHING
), decided AS (
  UPDATE groups SET decided_by = $2 WHERE decided_by = $1
), uploaded AS (
  -- Whoever takes one holds its conversation, which is held by us.
  UPDATE attachments SET person_id = $2 WHERE person_id = $1
), approved AS (
  UPDATE approvals SET decided_by = $2 WHERE decided_by = $1
), doubled AS (
  -- What both said in a group.
  DELETE FROM facts WHERE person_id IS NULL AND speaker_id = $1 AND held_until IS NULL AND EXISTS (
    SELECT FROM facts AS known WHERE known.scope = facts.scope AND known.held_until IS NULL AND known.speaker_id = $2
    AND known.subject = facts.subject AND known.predicate = facts.predicate AND md5(known.key) = md5(facts.key))
), told AS (
  UPDATE facts SET speaker_id = $2 WHERE person_id IS NULL AND speaker_id = $1 AND (held_until IS NOT NULL OR NOT EXISTS (
    SELECT FROM facts AS known WHERE known.scope = facts.scope AND known.held_until IS NULL AND known.speaker_id = $2
    AND known.subject = facts.subject AND known.predicate = facts.predicate AND md5(known.key) = md5(facts.key)))
)
UPDATE facts SET person_id = $2, speaker_id = CASE WHEN speaker_id = $1 THEN $2 ELSE speaker_id END
WHERE person_id = $1 AND (held_until IS NOT NULL OR NOT EXISTS (
  SELECT FROM facts AS known WHERE known.person_id = $2 AND known.held_until IS NULL
    AND known.speaker_id IS NOT DISTINCT FROM CASE WHEN facts.speaker_id = $1 THEN $2 ELSE facts.speaker_id END
    AND known.subject = facts.subject AND known.predicate = facts.predicate AND md5(known.key) = md5(facts.key)))

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
)
UPDATE facts SET person_id = $2
WHERE person_id = $1 AND NOT EXISTS (SELECT FROM facts AS known WHERE known.person_id = $2 AND md5(known.text) = md5(facts.text))

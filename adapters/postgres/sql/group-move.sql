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
)
UPDATE outbox SET chat = $4 WHERE channel = $1 AND account = $2 AND chat = $3 AND closed_at IS NULL

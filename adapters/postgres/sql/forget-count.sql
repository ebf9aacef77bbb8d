-- What would go when everything that the person said before a moment is forgotten, and what of their work would stay because it has not ended.
SELECT
  (SELECT count(*) FROM facts WHERE person_id = $1::uuid OR speaker_id = $1) AS facts,
  (SELECT count(*) FROM turns WHERE person_id = $1 AND received_at < $2 AND forgotten_at IS NULL) AS messages,
  (SELECT count(DISTINCT conversation_id) FROM turns JOIN conversations ON conversations.id = conversation_id
    WHERE turns.person_id = $1 AND received_at < $2 AND forgotten_at IS NULL AND audience = 'group') AS groups,
  (SELECT count(*) FROM attachments LEFT JOIN turns ON turns.id = turn_id
    WHERE turns.person_id = $1 AND received_at < $2 OR attachments.person_id = $1) AS files,
  (SELECT count(*) FROM tasks WHERE person_id = $1 AND state IN ('succeeded', 'failed', 'stopped') AND ended_at < $2
    AND coalesce(work ->> 'prompt', work ->> 'command') <> '') AS tasks,
  (SELECT count(*) FROM tasks WHERE person_id = $1 AND state NOT IN ('succeeded', 'failed', 'stopped'))
    + (SELECT count(*) FROM schedules WHERE person_id = $1 AND state <> 'done') AS work

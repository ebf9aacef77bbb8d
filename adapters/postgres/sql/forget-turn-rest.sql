-- Takes away what was kept of these turns for other purposes: examples to learn from, files, and what was told of them.
WITH intent AS (
  DELETE FROM intents WHERE turn_id = ANY ($1::uuid[]) RETURNING label_mode
), noted AS (
  UPDATE routing_training SET forgotten = forgotten + 1 WHERE EXISTS (SELECT FROM intent WHERE label_mode IS NOT NULL)
), file AS (
  DELETE FROM attachments WHERE turn_id = ANY ($1::uuid[]) AND NOT EXISTS (SELECT FROM outbox WHERE notice_key = 'file:' || attachments.id AND closed_at IS NULL)
)
UPDATE outbox SET body = '{"kind": "text", "markdown": "", "buttons": [], "followTaskId": null}' WHERE turn_id = ANY ($1::uuid[]) AND closed_at IS NOT NULL

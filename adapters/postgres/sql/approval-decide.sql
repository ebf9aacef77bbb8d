-- Decides what is not decided yet.
UPDATE approvals SET decision = $2, decided_by = $3::uuid, decided_at = $4::timestamptz
WHERE id = $1 AND decision IS NULL
RETURNING id, task_id AS "taskId", step, action, approver, requested_at AS "requestedAt", expires_at AS "expiresAt",
  decision, decided_by AS "decidedBy", decided_at AS "decidedAt"

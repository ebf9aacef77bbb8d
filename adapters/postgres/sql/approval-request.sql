-- Asks once for each step of a task; what was asked before is the answer.
INSERT INTO approvals (id, task_id, step, action, approver, requested_at, expires_at, decision, decided_by, decided_at)
VALUES ($1, $2, $3, $4, $5, $6::timestamptz, $7::timestamptz, $8, $9::uuid, $10::timestamptz)
ON CONFLICT (task_id, step) DO UPDATE SET step = EXCLUDED.step
RETURNING id, task_id AS "taskId", step, action, approver, requested_at AS "requestedAt", expires_at AS "expiresAt",
  decision, decided_by AS "decidedBy", decided_at AS "decidedAt"

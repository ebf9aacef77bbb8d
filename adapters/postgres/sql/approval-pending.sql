-- What is not decided yet: everything, or of one person's tasks; oldest first.
SELECT approvals.* FROM approvals JOIN tasks ON tasks.id = approvals.task_id
WHERE decision IS NULL AND ($1::uuid IS NULL OR tasks.person_id = $1)
ORDER BY requested_at, approvals.id

-- Everybody's tasks, or a person's own and those of projects they are members of; in some states or in any; newest first, after a place in that order.
SELECT *, task_after(id) AS after FROM tasks
WHERE ($1::uuid IS NULL OR person_id = $1 OR project_id IN (SELECT project_id FROM project_members WHERE person_id = $1))
  AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3))
  AND ($5::text[] IS NULL OR state = ANY ($5))
ORDER BY created_at DESC, id DESC LIMIT $4

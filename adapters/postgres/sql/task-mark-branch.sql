-- What became of a task's branch.
UPDATE tasks SET worktree = worktree || $2::jsonb WHERE id = $1 AND worktree IS NOT NULL

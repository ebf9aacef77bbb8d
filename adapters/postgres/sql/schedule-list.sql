-- Everybody's schedules, or a person's own and those of projects they are members of; by their next time.
SELECT * FROM schedules
WHERE $1::uuid IS NULL OR person_id = $1 OR project_id IN (SELECT project_id FROM project_members WHERE person_id = $1)
ORDER BY next_at NULLS LAST, created_at, id

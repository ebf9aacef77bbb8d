-- How many tasks of a person have not ended.
SELECT count(*) AS count FROM tasks WHERE person_id = $1::uuid AND state IN ('queued', 'interrupted', 'running', 'waiting')

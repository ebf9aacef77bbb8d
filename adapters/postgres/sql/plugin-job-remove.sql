-- Removes a person's job.
DELETE FROM plugin_jobs WHERE plugin = $1 AND person_id = $2::uuid AND id = $3 RETURNING id

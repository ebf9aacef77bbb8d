-- The jobs of a person, by the time that was asked for.
SELECT * FROM plugin_jobs WHERE plugin = $1 AND person_id = $2::uuid ORDER BY at NULLS LAST, created_at, id

-- One job.
SELECT * FROM plugin_jobs WHERE plugin = $1 AND id = $2

-- The values whose keys begin so.
SELECT key, value FROM plugin_values WHERE plugin = $1 AND space = $2 AND starts_with(key, $3) ORDER BY key LIMIT $4

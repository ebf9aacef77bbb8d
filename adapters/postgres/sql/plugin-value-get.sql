-- One value.
SELECT value FROM plugin_values WHERE plugin = $1 AND space = $2 AND key = $3

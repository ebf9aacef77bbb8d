-- How far a collection goes.
SELECT last, epoch FROM plugin_collections WHERE plugin = $1 AND scope = recall_scope($2, $3::uuid, $4, $5, $6)

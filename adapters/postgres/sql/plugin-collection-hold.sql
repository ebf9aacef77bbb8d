-- Makes a collection unless it is there, and holds it to the end of the transaction.
INSERT INTO plugin_collections (plugin, scope, person_id) VALUES ($1, recall_scope($2, $3::uuid, $4, $5, $6), $3::uuid)
ON CONFLICT (plugin, scope) DO UPDATE SET last = plugin_collections.last

-- The jobs of these plugins that are tried next.
SELECT * FROM plugin_jobs WHERE due_at IS NOT NULL AND plugin = ANY($1::text[]) ORDER BY due_at, plugin, id LIMIT $2

-- Keeps a value where there is none. No row: there was one.
INSERT INTO plugin_values (plugin, space, person_id, key, value, keep_until)
VALUES ($1, $2, nullif($2, '')::uuid, $3, $4::jsonb, $5::timestamptz)
ON CONFLICT (plugin, space, key) DO NOTHING RETURNING key

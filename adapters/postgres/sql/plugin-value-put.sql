-- Keeps a value in the place of what was there.
INSERT INTO plugin_values (plugin, space, person_id, key, value, keep_until)
VALUES ($1, $2, nullif($2, '')::uuid, $3, $4::jsonb, $5::timestamptz)
ON CONFLICT (plugin, space, key) DO UPDATE SET value = excluded.value, keep_until = excluded.keep_until

-- Keeps a value where there is none, or instead of $6 (null: of none). No row: there is another one.
INSERT INTO plugin_values (plugin, space, person_id, key, value, keep_until)
VALUES ($1, $2, nullif($2, '')::uuid, $3, $4::jsonb, $5::timestamptz)
ON CONFLICT (plugin, space, key) DO UPDATE SET value = excluded.value, keep_until = excluded.keep_until WHERE plugin_values.value = $6::jsonb
RETURNING key

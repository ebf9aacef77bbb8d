-- What plugins keep for a person becomes another's; what both have stays behind and goes with the person.
UPDATE plugin_values SET person_id = $2::uuid, space = $2::uuid::text
WHERE person_id = $1::uuid AND NOT EXISTS (
  SELECT FROM plugin_values AS known WHERE known.plugin = plugin_values.plugin AND known.space = $2::uuid::text AND known.key = plugin_values.key)

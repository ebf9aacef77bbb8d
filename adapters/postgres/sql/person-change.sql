-- Changes what is given of a person, and notes that they were asked for their time zone. No row: there is no such person.
UPDATE persons SET name = coalesce($2, name), role = coalesce($3, role), language = coalesce($4, language), time_zone = coalesce($5, time_zone),
  zone_asked_at = coalesce(zone_asked_at, $6::timestamptz)
WHERE id = $1::uuid RETURNING id

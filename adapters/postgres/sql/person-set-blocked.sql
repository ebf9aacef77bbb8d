-- Shuts a person out, with all their tokens and what could become one, or lets them in again. No row: there is no such person.
WITH person AS (
  UPDATE persons SET blocked_at = CASE WHEN $2::boolean THEN coalesce(blocked_at, $3::timestamptz) END WHERE id = $1::uuid RETURNING id
), revoked AS (
  UPDATE tokens SET revoked_at = $3 FROM person WHERE $2 AND person_id = person.id AND revoked_at IS NULL
), withdrawn AS (
  DELETE FROM login_codes USING person WHERE $2 AND person_id = person.id
)
SELECT id FROM person

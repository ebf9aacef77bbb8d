-- Keeps a code, and forgets those that nobody used in time.
WITH forgotten AS (
  DELETE FROM login_codes WHERE expires_at < $3::timestamptz - interval '1 day'
)
INSERT INTO login_codes (hash, person_id, expires_at) VALUES ($1, $2::uuid, $3)

-- Uses a code up.
DELETE FROM login_codes WHERE hash = $1 AND expires_at > $2::timestamptz AND used_at IS NULL RETURNING person_id AS "personId"

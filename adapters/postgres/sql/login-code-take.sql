-- Uses a code up.
DELETE FROM login_codes WHERE hash = $1 AND expires_at > $2::timestamptz RETURNING person_id AS "personId"

-- The person that a code is for, also when it was used to make somebody that person.
SELECT person_id AS "personId", used_at IS NOT NULL AS "isUsed" FROM login_codes WHERE hash = $1 AND (used_at IS NOT NULL OR expires_at > $2::timestamptz)

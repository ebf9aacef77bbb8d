-- Uses a code up for what joins somebody to its person, and remembers that. No row: it is not good any more, or for somebody else.
UPDATE login_codes SET used_at = $2::timestamptz WHERE hash = $1 AND expires_at > $2 AND used_at IS NULL AND person_id = $3::uuid RETURNING hash

-- Uses a code up, and says for which identity. No row: it waits no longer.
UPDATE pairing_requests SET used_at = $2::timestamptz, used_by = $3::uuid WHERE code_hash = $1 AND used_at IS NULL AND expires_at > $2
RETURNING channel, external_id AS "externalId"

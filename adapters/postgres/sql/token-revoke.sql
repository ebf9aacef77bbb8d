-- Revokes a person's live token, once.
UPDATE tokens SET revoked_at = $3::timestamptz
WHERE id = $1 AND person_id = $2::uuid AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $3)
RETURNING id

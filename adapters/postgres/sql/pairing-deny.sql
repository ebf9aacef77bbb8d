-- Uses a request up without its code.
UPDATE pairing_requests SET used_at = $2::timestamptz WHERE id = $1::uuid AND used_at IS NULL AND expires_at > $2
RETURNING id, channel, account, chat, external_id AS "externalId", name, language, language_tag AS "languageTag", created_at AS "createdAt", expires_at AS "expiresAt"

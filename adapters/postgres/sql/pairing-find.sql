-- The request of a code that waits, or that somebody used to let its stranger in.
SELECT id, channel, account, chat, external_id AS "externalId", name, language, language_tag AS "languageTag", created_at AS "createdAt", expires_at AS "expiresAt",
  used_by AS "usedBy"
FROM pairing_requests WHERE code_hash = $1 AND expires_at > $2::timestamptz AND (used_at IS NULL OR used_by IS NOT NULL)

-- Requests that wait, oldest first.
SELECT id, channel, account, chat, external_id AS "externalId", name, language, language_tag AS "languageTag", created_at AS "createdAt", expires_at AS "expiresAt"
FROM pairing_requests WHERE used_at IS NULL AND expires_at > $1::timestamptz ORDER BY created_at, id

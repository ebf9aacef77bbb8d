-- Which of these are revoked, expired or gone.
SELECT asked.id FROM unnest($1::text[]) AS asked (id)
LEFT JOIN tokens ON tokens.id = asked.id AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2::timestamptz)
WHERE tokens.id IS NULL

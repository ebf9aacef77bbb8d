-- Keeps what is said in a file; only the first of these counts.
UPDATE attachments SET transcript = $2 WHERE id = $1 AND transcript IS NULL

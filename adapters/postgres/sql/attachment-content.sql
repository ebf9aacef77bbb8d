-- What is in a file.
SELECT content FROM attachments WHERE id = $1 AND content IS NOT NULL

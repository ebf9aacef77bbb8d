-- One conversation.
SELECT * FROM conversations WHERE id = $1::uuid

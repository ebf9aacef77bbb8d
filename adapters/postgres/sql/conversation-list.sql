-- What a person began, newest first, after a place in that order.
SELECT * FROM conversations
WHERE person_id = $1::uuid AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3::uuid))
ORDER BY created_at DESC, id DESC LIMIT $4

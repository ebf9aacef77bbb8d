-- Notes of which message a fact was made that was heard in a group.
UPDATE facts SET heard_id = $2::uuid WHERE id = ANY ($1::text[])

-- Removes uploads that no message took. One that a message takes at this moment stays.
DELETE FROM attachments WHERE person_id IS NOT NULL AND turn_id IS NULL AND direction = 'in' AND stored_at < $1::timestamptz RETURNING id

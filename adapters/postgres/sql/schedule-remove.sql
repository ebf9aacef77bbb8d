-- Removes a schedule; its tasks stay.
DELETE FROM schedules WHERE id = $1 RETURNING id

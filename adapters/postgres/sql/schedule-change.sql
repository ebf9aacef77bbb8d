-- Replaces what people can edit. No row: it is gone, or no longer as it was read.
UPDATE schedules SET project_id = $4::uuid, conversation_id = $5::uuid, plan = $6::jsonb, time = $7::jsonb, missed = $8, state = $9, next_at = $10::timestamptz
WHERE id = $1 AND state = $2 AND next_at IS NOT DISTINCT FROM $3::timestamptz
RETURNING id

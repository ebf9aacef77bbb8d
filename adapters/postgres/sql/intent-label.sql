-- Says what a message was meant for. What an admin said stays unless this is a review, too.
UPDATE intents SET label_mode = $2, label_plugin = $3, label_source = $4, labelled_by = $5::uuid, labelled_at = $6::timestamptz
WHERE turn_id = $1::uuid AND (label_source IS DISTINCT FROM 'review' OR $4 = 'review') RETURNING turn_id

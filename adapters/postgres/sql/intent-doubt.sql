-- Marks an answer as disliked; the label that only its being liked had made goes.
UPDATE intents SET doubted_at = $2::timestamptz,
  label_mode = CASE WHEN label_source = 'feedback' THEN NULL ELSE label_mode END,
  label_plugin = CASE WHEN label_source = 'feedback' THEN NULL ELSE label_plugin END,
  labelled_by = CASE WHEN label_source = 'feedback' THEN NULL ELSE labelled_by END,
  labelled_at = CASE WHEN label_source = 'feedback' THEN NULL ELSE labelled_at END,
  label_source = nullif(label_source, 'feedback')
WHERE turn_id = $1::uuid RETURNING turn_id

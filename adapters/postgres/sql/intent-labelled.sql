-- What has a label, newest label first.
SELECT * FROM intents WHERE label_mode IS NOT NULL ORDER BY labelled_at DESC, turn_id DESC LIMIT $1

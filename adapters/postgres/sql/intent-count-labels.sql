-- How many labels were given after a time.
SELECT count(*) AS count FROM intents WHERE label_mode IS NOT NULL AND labelled_at > $1::timestamptz

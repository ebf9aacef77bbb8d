-- How a turn was routed, and what it was meant for.
SELECT * FROM intents WHERE turn_id = $1::uuid

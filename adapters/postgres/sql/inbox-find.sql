-- The turn with which a message was stored first.
SELECT turns.* FROM inbox JOIN turns ON turns.id = inbox.turn_id WHERE account = $1 AND external_id = $2

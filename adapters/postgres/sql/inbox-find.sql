-- The ids under which a message was stored first.
SELECT message_id AS "messageId", turn_id AS "turnId" FROM inbox WHERE account = $1 AND external_id = $2

-- The reply being made. What a turn left behind when it ended while it wrote is not one.
SELECT partial_replies.turn_id AS "turnId", partial_replies.text FROM partial_replies
JOIN inbox ON inbox.turn_id = partial_replies.turn_id AND inbox.state = 'running'
WHERE partial_replies.conversation_id = $1::uuid

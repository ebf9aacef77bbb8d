-- A person's turns become another's. Before the conversations: whoever ends a turn locks it before its conversation.
UPDATE turns SET person_id = $2::uuid WHERE person_id = $1::uuid

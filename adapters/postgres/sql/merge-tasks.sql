-- A person's tasks become another's. Before the conversations: whoever ends a task locks it before its conversation.
UPDATE tasks SET person_id = $2::uuid WHERE person_id = $1::uuid

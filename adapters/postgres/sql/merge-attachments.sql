-- A person's uploads become another's. After the conversations and before the persons are locked: whoever stores a message locks its conversation, then what it takes, then its person.
UPDATE attachments SET person_id = $2::uuid WHERE person_id = $1::uuid

-- A person's conversations become another's. Before the persons are locked: whoever stores a message locks its conversation before its person.
UPDATE conversations SET person_id = $2::uuid WHERE person_id = $1::uuid

-- A person's schedules become another's.
UPDATE schedules SET person_id = $2::uuid WHERE person_id = $1::uuid

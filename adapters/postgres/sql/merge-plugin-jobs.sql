-- What plugins are to come back to for a person becomes another's.
UPDATE plugin_jobs SET person_id = $2::uuid WHERE person_id = $1::uuid

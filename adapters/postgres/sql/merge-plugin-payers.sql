-- Another one pays from now on for what a person took in for groups.
UPDATE plugin_documents SET person_id = $2::uuid WHERE person_id = $1::uuid

-- A person's identities.
SELECT person_id AS "personId", channel, external_id AS "externalId" FROM identities WHERE person_id = $1::uuid ORDER BY channel

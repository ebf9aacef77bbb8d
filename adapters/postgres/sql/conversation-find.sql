-- A conversation by its address; read for each message.
SELECT id, channel, account, chat, thread, audience, person_id AS "personId", title, project_id AS "projectId", preferred_mode AS "preferredMode",
  preferred_model AS "preferredModel", verbosity, context_start AS "contextStart", created_at AS "createdAt"
FROM conversations WHERE address_key = $1

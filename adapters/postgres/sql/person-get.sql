-- A person by their id; read for each message.
SELECT id, name, role, language, time_zone AS "timeZone", created_at AS "createdAt", free_models_first AS "freeModelsFirst",
  keeps_memory AS "keepsMemory"
FROM persons WHERE id = $1::uuid

-- Whether pgvector is there.
SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'vector') AS "isThere",
  EXISTS (SELECT FROM pg_available_extensions WHERE name = 'vector') AS "isAvailable"

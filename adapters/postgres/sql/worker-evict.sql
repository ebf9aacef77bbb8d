-- Ends the session that holds a worker's lock, and waits a second for its end: a connection of the same process that broke and that the database has not missed yet.
SELECT pg_terminate_backend(pid, 1000) AS ended FROM pg_locks
WHERE locktype = 'advisory' AND objsubid = 1 AND granted
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
  AND (classid::bigint << 32) | objid::bigint = worker_lock_key($1)

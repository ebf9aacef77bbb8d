-- Takes the lock of a worker for this session, unless another session holds it.
SELECT pg_try_advisory_lock(worker_lock_key($1)) AS taken

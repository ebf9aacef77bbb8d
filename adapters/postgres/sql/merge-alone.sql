-- Only one at a time merges persons: two who are made each other would both be gone.
SELECT pg_advisory_xact_lock(7044)

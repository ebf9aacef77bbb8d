-- Forgets for a person one after the other.
SELECT pg_advisory_xact_lock(hashtextextended('forget:' || $1, 0))

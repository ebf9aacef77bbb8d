-- Who may make over what a plugin keeps, until the end of the transaction. Nobody waits for it.
SELECT pg_try_advisory_xact_lock(hashtextextended('plugin-values:' || $1, 0)) AS gained

-- Only one at a time offers: how many wait must not change between the count and the new one. Who reads or uses up a code does not wait.
SELECT pg_advisory_xact_lock(7043)

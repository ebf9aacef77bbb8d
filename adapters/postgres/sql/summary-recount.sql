-- Counts what is left to sum up.
SELECT recount_for_summary($1::uuid)

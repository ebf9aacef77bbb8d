-- Takes a batch off the list of what waits.
DELETE FROM extraction_queue WHERE fence = $1 AND owner IS NOT NULL

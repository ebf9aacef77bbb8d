-- Gives the right to train back; the training is to be done again.
UPDATE routing_training SET owner = NULL, requested_at = clock_timestamp() WHERE fence = $1 AND owner IS NOT NULL

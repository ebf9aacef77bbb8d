-- Asks for a training.
UPDATE routing_training SET requested_at = clock_timestamp()

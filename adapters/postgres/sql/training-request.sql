-- Asks for a training.
UPDATE routing_training SET requested = requested + 1

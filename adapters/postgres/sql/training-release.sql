-- Gives the right to train back; what it was taken for is still to be done.
UPDATE routing_training SET owner = NULL WHERE fence = $1

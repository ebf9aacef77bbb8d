-- The learned model in use.
SELECT active FROM routing_training

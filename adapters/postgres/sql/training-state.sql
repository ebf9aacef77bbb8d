-- When the learned model was trained last, and whether it is to be trained.
SELECT last_at AS "lastAt", requested > last_requested AS "isRequested", forgotten > last_forgotten AS "hasForgotten" FROM routing_training

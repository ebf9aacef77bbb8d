-- What is reserved and not settled is found without reading what is settled.

CREATE INDEX reservations_open ON reservations (at) WHERE settled_at IS NULL;

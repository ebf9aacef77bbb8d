-- Changes what a person lets be kept. Locks them, so that nothing is kept meanwhile.
UPDATE persons SET training = $2 WHERE id = $1::uuid RETURNING id

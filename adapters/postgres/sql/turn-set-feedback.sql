-- What the person thinks of the answer.
UPDATE turns SET feedback = $2 WHERE id = $1::uuid RETURNING id

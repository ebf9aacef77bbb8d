-- What a person lets be kept to learn from.
SELECT training FROM persons WHERE id = $1::uuid

-- A conversation goes on in another chat.
UPDATE conversations SET chat = $2, address_key = $3 WHERE id = $1::uuid

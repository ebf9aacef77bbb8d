-- What a person's own programs sent is known as sent by another's, so that it is not taken twice. Before the turns: whoever ends one locks it here first.
UPDATE inbox SET account = 'web:' || $2::uuid
WHERE account = 'web:' || $1::uuid
  AND NOT EXISTS (SELECT FROM inbox AS other WHERE other.account = 'web:' || $2::uuid AND other.external_id = inbox.external_id)

-- How many bytes of a person's uploads no message has taken yet.
SELECT coalesce(sum(size), 0)::bigint AS bytes FROM attachments WHERE person_id = $1::uuid AND turn_id IS NULL AND direction = 'in'

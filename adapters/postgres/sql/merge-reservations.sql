-- A person's model calls become another's; those that are not settled are charged to the other's accounts.
UPDATE reservations SET person_id = $2::uuid,
  accounts = CASE WHEN settled_at IS NULL
    THEN ARRAY(SELECT replace(account, ':' || $1::uuid || ':', ':' || $2::uuid || ':') FROM unnest(accounts) WITH ORDINALITY AS names (account, place) ORDER BY place)
    ELSE accounts END
WHERE person_id = $1::uuid

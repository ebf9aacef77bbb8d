-- Whether two persons can become one: both are there, and no channel knows both.
SELECT count(*) = 2 AND NOT EXISTS (
  SELECT FROM identities AS one JOIN identities AS other USING (channel)
  WHERE one.person_id = $1::uuid AND other.person_id = $2::uuid
) AS possible FROM persons WHERE id IN ($1::uuid, $2::uuid)

-- Removes what is known of the person, what they said in groups, and whatever else was made of their turns that are forgotten.
DELETE FROM facts WHERE (person_id = $1::uuid OR speaker_id = $1) AND created_at < $2
  OR turn_id IN (SELECT id FROM turns WHERE person_id = $1 AND forgotten_at IS NOT NULL)

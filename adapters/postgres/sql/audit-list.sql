-- Entries before a number, newest first, without the beginnings of what is known to have ended. An end is looked for not far behind its beginning.
SELECT * FROM audit_entries AS entry
WHERE ($1::bigint IS NULL OR number < $1) AND NOT (result = 'begun' AND EXISTS (
  SELECT FROM audit_entries AS outcome
  WHERE outcome.number > entry.number AND outcome.number <= entry.number + 1000 AND outcome.details ->> 'begun' = entry.number::text
))
ORDER BY number DESC LIMIT $2

-- What was asked of somebody there.
SELECT asked_at AS "askedAt", body FROM memory_questions WHERE person_id = $1::uuid AND place = $2

-- Learned models, newest first.
SELECT version, labels, held_out AS "heldOut", score, score_before AS "scoreBefore", previous, is_adopted AS "isAdopted", created_at AS "createdAt"
FROM routing_models ORDER BY created_at DESC, version DESC LIMIT $1

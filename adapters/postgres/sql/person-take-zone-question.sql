-- Lets a turn be the one that answers the question for the time zone: the first after it. No row: nobody was asked, or another turn was first.
UPDATE persons SET zone_answer_turn = $2::uuid
WHERE id = $1::uuid AND zone_asked_at IS NOT NULL AND (zone_answer_turn IS NULL OR zone_answer_turn = $2) RETURNING id

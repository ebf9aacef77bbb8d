-- Keeps what is asked of somebody there; it takes the place of what was asked before.
INSERT INTO memory_questions (person_id, place, asked_at, body) VALUES ($1::uuid, $2, $3, $4::jsonb)
ON CONFLICT (person_id, place) DO UPDATE SET asked_at = $3, body = $4::jsonb

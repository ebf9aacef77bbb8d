-- Writes down what is to be forgotten, before anything is; the same again changes nothing.
INSERT INTO forgettings (id, person_id, before, begun_at) VALUES ($1, $2::uuid, $3, $4) ON CONFLICT (id) DO NOTHING

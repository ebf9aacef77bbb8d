-- What is to be looked after, oldest first.
SELECT id FROM forgettings WHERE settled_at IS NULL ORDER BY begun_at

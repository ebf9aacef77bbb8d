-- Schedules whose time has come, oldest first.
SELECT * FROM schedules WHERE state = 'active' AND next_at <= $1::timestamptz ORDER BY next_at, id LIMIT $2

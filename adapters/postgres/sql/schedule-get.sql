-- One schedule.
SELECT * FROM schedules WHERE id = $1

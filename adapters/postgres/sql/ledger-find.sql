-- Whether there is such a reservation.
SELECT id FROM reservations WHERE id = $1::uuid

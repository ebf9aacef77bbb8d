-- Which process made a reservation: nobody says when work on the memory or of a plugin has ended, but it ends with its process. Null: one that is not in `workers`.

ALTER TABLE reservations ADD COLUMN reserved_by text;

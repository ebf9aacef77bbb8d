-- What plugins ask models for where no turn is answered, such as by a button or at the time of a job, is a run of its own.

ALTER TABLE reservations DROP CONSTRAINT reservations_run_kind_check;
ALTER TABLE reservations ADD CONSTRAINT reservations_run_kind_check CHECK (run_kind IN ('turn', 'task', 'memory', 'plugin'));

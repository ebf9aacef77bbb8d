-- Files in both directions: who uploaded one, which turn or task one goes out with, and what is said in it.

ALTER TABLE attachments
  -- Who uploaded it; null: a network brought it, or Parley made it.
  ADD COLUMN person_id uuid CONSTRAINT attachments_person_id_foreign REFERENCES persons (id) ON DELETE CASCADE,
  -- A file goes out with a task, or with a turn.
  ADD COLUMN task_id text COLLATE "C" CONSTRAINT attachments_task_id_foreign REFERENCES tasks (id) ON DELETE CASCADE,
  ADD COLUMN direction text NOT NULL DEFAULT 'in' CONSTRAINT attachments_direction_check CHECK (direction IN ('in', 'out')),
  ADD COLUMN caption text NOT NULL DEFAULT '',
  ADD COLUMN transcript text;

-- What went out so far belonged to no turn.
UPDATE attachments SET direction = 'out' WHERE turn_id IS NULL;

CREATE INDEX attachments_of_task ON attachments (task_id, position) WHERE task_id IS NOT NULL;
CREATE INDEX attachments_of_person ON attachments (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX attachments_unused ON attachments (stored_at) WHERE person_id IS NOT NULL AND turn_id IS NULL;

ALTER TABLE reservations DROP CONSTRAINT reservations_purpose_check;
ALTER TABLE reservations ADD CONSTRAINT reservations_purpose_check
  CHECK (purpose IN ('answer', 'classify', 'extract', 'summarise', 'embed', 'transcribe'));

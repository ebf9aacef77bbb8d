-- What routing learns from, and the models that it learned.

ALTER TABLE persons
  -- Which of their messages may be kept to learn from.
  ADD COLUMN training text NOT NULL DEFAULT 'private' CONSTRAINT persons_training_check CHECK (training IN ('off', 'private', 'everywhere'));

CREATE TABLE intents (
  turn_id uuid PRIMARY KEY CONSTRAINT intents_turn_id_foreign REFERENCES turns (id) ON DELETE CASCADE,
  person_id uuid NOT NULL CONSTRAINT intents_person_id_foreign REFERENCES persons (id) ON DELETE CASCADE,
  audience text NOT NULL CONSTRAINT intents_audience_check CHECK (audience IN ('private', 'group')),
  text text NOT NULL,
  mode text NOT NULL CONSTRAINT intents_mode_check CHECK (mode IN ('agent', 'chat', 'assistant')),
  plugin text,
  confidence double precision NOT NULL,
  tier text NOT NULL,
  version text NOT NULL,
  at timestamptz NOT NULL,
  doubted_at timestamptz,
  label_mode text CONSTRAINT intents_label_mode_check CHECK (label_mode IN ('agent', 'chat', 'assistant')),
  label_plugin text,
  label_source text CONSTRAINT intents_label_source_check CHECK (label_source IN ('override', 'correction', 'feedback', 'review')),
  -- No foreign key: a label stays when who gave it is gone.
  labelled_by uuid,
  labelled_at timestamptz
);
CREATE INDEX intents_of_person ON intents (person_id);
CREATE INDEX intents_unsure ON intents ((doubted_at IS NULL), confidence, at DESC, turn_id) WHERE label_mode IS NULL AND tier <> 'override';
CREATE INDEX intents_labelled ON intents (labelled_at, turn_id) WHERE label_mode IS NOT NULL;

CREATE TABLE routing_models (
  version text PRIMARY KEY,
  -- Null: not kept.
  artefact bytea,
  labels int NOT NULL,
  held_out int NOT NULL,
  score double precision NOT NULL,
  score_before double precision NOT NULL,
  -- Null: the model that comes with the program.
  previous text,
  is_adopted boolean NOT NULL,
  created_at timestamptz NOT NULL
);

-- One row: which model is used, and who trains the next.
CREATE TABLE routing_training (
  id int PRIMARY KEY CONSTRAINT routing_training_id_check CHECK (id = 1),
  active text CONSTRAINT routing_training_active_foreign REFERENCES routing_models (version),
  owner text,
  lease_until timestamptz,
  fence bigint NOT NULL DEFAULT 0,
  -- When the labels of the running training were read, and of the last one that was finished.
  claimed_at timestamptz,
  last_at timestamptz,
  -- How often a training was asked for; as of the running one; as of the last one that was finished.
  requested bigint NOT NULL DEFAULT 0,
  claimed_requested bigint NOT NULL DEFAULT 0,
  last_requested bigint NOT NULL DEFAULT 0,
  -- The same for how often labels were removed.
  forgotten bigint NOT NULL DEFAULT 0,
  claimed_forgotten bigint NOT NULL DEFAULT 0,
  last_forgotten bigint NOT NULL DEFAULT 0
);
INSERT INTO routing_training (id) VALUES (1);

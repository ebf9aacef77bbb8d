-- What somebody wanted forgotten: carried out piece by piece, and looked after until nothing that was under way then can bring any of it back.
CREATE TABLE forgettings (
  id text CONSTRAINT forgettings_pkey PRIMARY KEY,
  person_id uuid NOT NULL CONSTRAINT forgettings_person_id_foreign REFERENCES persons ON DELETE CASCADE,
  -- What was said before this moment goes.
  before timestamptz NOT NULL,
  begun_at timestamptz NOT NULL,
  settled_at timestamptz
);
CREATE INDEX forgettings_person_id_index ON forgettings (person_id);
CREATE INDEX forgettings_unsettled ON forgettings (begun_at) WHERE settled_at IS NULL;

-- What Parley asked somebody about their memory and has no answer to yet, by where it was asked.
CREATE TABLE memory_questions (
  person_id uuid NOT NULL CONSTRAINT memory_questions_person_id_foreign REFERENCES persons ON DELETE CASCADE,
  place text NOT NULL,
  asked_at timestamptz NOT NULL,
  body jsonb NOT NULL,
  CONSTRAINT memory_questions_pkey PRIMARY KEY (person_id, place)
);

-- Turns whose words were taken away.
ALTER TABLE turns ADD COLUMN forgotten_at timestamptz;
CREATE INDEX turns_of_person ON turns (person_id, received_at, id);
CREATE INDEX turns_forgotten ON turns (person_id) WHERE forgotten_at IS NOT NULL;

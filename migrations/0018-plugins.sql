-- What plugins keep, and what they want to come back to.

CREATE TABLE plugin_values (
  plugin text COLLATE "C" NOT NULL,
  -- The person's id; '': it is nobody's in particular.
  space text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  person_id uuid CONSTRAINT plugin_values_person_id_foreign REFERENCES persons (id) ON DELETE CASCADE,
  value jsonb NOT NULL,
  -- After this it may be removed; null: never.
  keep_until timestamptz,
  PRIMARY KEY (plugin, space, key)
);
CREATE INDEX plugin_values_of_person ON plugin_values (person_id);
CREATE INDEX plugin_values_kept_until ON plugin_values (keep_until) WHERE keep_until IS NOT NULL;

CREATE TABLE plugin_jobs (
  plugin text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  job text NOT NULL,
  person_id uuid NOT NULL CONSTRAINT plugin_jobs_person_id_foreign REFERENCES persons (id) ON DELETE CASCADE,
  conversation_id uuid NOT NULL CONSTRAINT plugin_jobs_conversation_id_foreign REFERENCES conversations (id) ON DELETE CASCADE,
  body jsonb NOT NULL,
  -- The time that was asked for; null: never again.
  at timestamptz,
  -- When it is tried next: later than that once it has failed.
  due_at timestamptz,
  -- How often it has failed for this time.
  failures int NOT NULL,
  -- Grows with each change.
  version int NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (plugin, id)
);
CREATE INDEX plugin_jobs_due ON plugin_jobs (due_at, plugin, id) WHERE due_at IS NOT NULL;
CREATE INDEX plugin_jobs_of_person ON plugin_jobs (person_id, plugin);

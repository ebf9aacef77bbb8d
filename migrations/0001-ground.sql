-- The ground of Parley: people, conversations, turns, tasks, money and memory.
-- Ids that people type are text, all others are uuid. Times are timestamptz; times of leases and beats are the database's own clock.
-- States are text with a check, not enum types: a check can be changed inside a transaction. Money is nano-dollars.

-- Finds misspelt words in facts.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- People -------------------------------------------------------------------------------------------------------------

CREATE TABLE persons (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  role text NOT NULL CONSTRAINT persons_role_check CHECK (role IN ('owner', 'admin', 'member', 'guest')),
  language text NOT NULL CONSTRAINT persons_language_check CHECK (language IN ('en', 'ru')),
  time_zone text NOT NULL,
  created_at timestamptz NOT NULL
);
-- At most one owner, however many first starts race.
CREATE UNIQUE INDEX persons_one_owner ON persons (role) WHERE role = 'owner';

-- A person as a channel knows them.
CREATE TABLE identities (
  channel text NOT NULL CONSTRAINT identities_channel_check CHECK (channel IN ('telegram', 'matrix', 'web')),
  external_id text NOT NULL,
  person_id uuid NOT NULL CONSTRAINT identities_person_id_foreign REFERENCES persons (id) ON DELETE CASCADE,
  PRIMARY KEY (channel, external_id)
);
CREATE INDEX identities_person_id_index ON identities (person_id);

CREATE TABLE tokens (
  id text PRIMARY KEY,
  -- SHA-256 of the secret, in hex.
  hash text NOT NULL CONSTRAINT tokens_hash_unique UNIQUE,
  person_id uuid NOT NULL CONSTRAINT tokens_person_id_foreign REFERENCES persons (id) ON DELETE CASCADE,
  name text NOT NULL,
  prefix text NOT NULL,
  scope text NOT NULL CONSTRAINT tokens_scope_check CHECK (scope IN ('read', 'write', 'admin')),
  kind text NOT NULL CONSTRAINT tokens_kind_check CHECK (kind IN ('api', 'session')),
  created_at timestamptz NOT NULL,
  last_used_at timestamptz,
  expires_at timestamptz,
  revoked_at timestamptz
);
CREATE INDEX tokens_person_id_index ON tokens (person_id);

CREATE TABLE login_codes (
  hash text PRIMARY KEY,
  person_id uuid NOT NULL CONSTRAINT login_codes_person_id_foreign REFERENCES persons (id) ON DELETE CASCADE,
  expires_at timestamptz NOT NULL
);

CREATE TABLE projects (
  id uuid PRIMARY KEY,
  name text NOT NULL CONSTRAINT projects_name_unique UNIQUE,
  folder text NOT NULL,
  added_by uuid NOT NULL CONSTRAINT projects_added_by_foreign REFERENCES persons (id),
  created_at timestamptz NOT NULL
);

CREATE TABLE project_members (
  project_id uuid NOT NULL CONSTRAINT project_members_project_id_foreign REFERENCES projects (id) ON DELETE CASCADE,
  person_id uuid NOT NULL CONSTRAINT project_members_person_id_foreign REFERENCES persons (id) ON DELETE CASCADE,
  PRIMARY KEY (project_id, person_id)
);
CREATE INDEX project_members_person_id_index ON project_members (person_id);

-- Conversations ------------------------------------------------------------------------------------------------------

CREATE TABLE conversations (
  id uuid PRIMARY KEY,
  address_key text NOT NULL CONSTRAINT conversations_address_key_unique UNIQUE,
  channel text NOT NULL CONSTRAINT conversations_channel_check CHECK (channel IN ('telegram', 'matrix', 'web')),
  account text NOT NULL,
  chat text NOT NULL,
  thread text,
  audience text NOT NULL CONSTRAINT conversations_audience_check CHECK (audience IN ('private', 'group')),
  person_id uuid NOT NULL CONSTRAINT conversations_person_id_foreign REFERENCES persons (id),
  title text,
  project_id uuid CONSTRAINT conversations_project_id_foreign REFERENCES projects (id) ON DELETE SET NULL,
  preferred_mode text CONSTRAINT conversations_preferred_mode_check CHECK (preferred_mode IN ('agent', 'chat', 'assistant')),
  preferred_model text,
  context_start int NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  -- Both are counted up under the lock of this row, so that positions and numbers follow the order of the commits without gaps.
  turn_count int NOT NULL DEFAULT 0,
  event_count bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 70); -- room for the counters' new versions on the same page: no index is touched
CREATE INDEX conversations_of_person ON conversations (person_id, created_at, id);

CREATE TABLE conversation_events (
  conversation_id uuid NOT NULL CONSTRAINT conversation_events_conversation_id_foreign REFERENCES conversations (id) ON DELETE CASCADE,
  number bigint NOT NULL,
  at timestamptz NOT NULL,
  turn_id uuid,
  -- What makes a proactive message unique in its conversation; null for all others.
  notice_key text,
  body jsonb NOT NULL,
  PRIMARY KEY (conversation_id, number)
);
CREATE UNIQUE INDEX conversation_events_notice_key ON conversation_events (conversation_id, notice_key);

-- The reply that is being made. Worth nothing after a crash, so it is not logged.
CREATE UNLOGGED TABLE partial_replies (
  conversation_id uuid PRIMARY KEY,
  turn_id uuid NOT NULL,
  text text NOT NULL
) WITH (fillfactor = 50);

-- What came in once, and the queue of the turns. Small rows, not partitioned: the deduplication key has to be unique over all of them.
CREATE TABLE inbox (
  message_id uuid PRIMARY KEY,
  turn_id uuid NOT NULL CONSTRAINT inbox_turn_id_unique UNIQUE,
  account text NOT NULL,
  external_id text NOT NULL,
  conversation_id uuid NOT NULL CONSTRAINT inbox_conversation_id_foreign REFERENCES conversations (id) ON DELETE CASCADE,
  position int NOT NULL,
  state text NOT NULL DEFAULT 'queued' CONSTRAINT inbox_state_check CHECK (state IN ('queued', 'running', 'done')),
  owner text,
  fence bigint NOT NULL DEFAULT 0,
  lease_until timestamptz,
  attempts int NOT NULL DEFAULT 0,
  -- The database's clock: which of two free turns waits longer must not depend on the senders' clocks.
  stored_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT inbox_external_id UNIQUE (account, external_id)
);
-- Only what is not done: this is all that a claim looks at, and it stays small for ever.
CREATE INDEX inbox_waiting ON inbox (stored_at, position) WHERE state <> 'done';
CREATE INDEX inbox_unfinished ON inbox (conversation_id, position) WHERE state <> 'done';

CREATE TABLE turns (
  id uuid PRIMARY KEY,
  conversation_id uuid NOT NULL CONSTRAINT turns_conversation_id_foreign REFERENCES conversations (id) ON DELETE CASCADE,
  position int NOT NULL,
  message_id uuid NOT NULL,
  person_id uuid NOT NULL CONSTRAINT turns_person_id_foreign REFERENCES persons (id),
  text text NOT NULL,
  received_at timestamptz NOT NULL,
  state text NOT NULL CONSTRAINT turns_state_check CHECK (state IN ('queued', 'running', 'answered', 'failed', 'stopped')),
  route jsonb,
  outcome jsonb,
  feedback text CONSTRAINT turns_feedback_check CHECK (feedback IN ('good', 'bad')),
  CONSTRAINT turns_position UNIQUE (conversation_id, position)
);

-- Tasks --------------------------------------------------------------------------------------------------------------

CREATE TABLE tasks (
  -- In the order of bytes whatever the database's own order is: pages of tasks are cut by it.
  id text COLLATE "C" PRIMARY KEY,
  project_id uuid NOT NULL CONSTRAINT tasks_project_id_foreign REFERENCES projects (id),
  person_id uuid NOT NULL CONSTRAINT tasks_person_id_foreign REFERENCES persons (id),
  conversation_id uuid CONSTRAINT tasks_conversation_id_foreign REFERENCES conversations (id) ON DELETE SET NULL,
  work jsonb NOT NULL,
  limits jsonb NOT NULL,
  state text NOT NULL
    CONSTRAINT tasks_state_check CHECK (state IN ('queued', 'waiting', 'running', 'interrupted', 'succeeded', 'failed', 'stopped')),
  reason jsonb,
  result jsonb,
  spent bigint NOT NULL DEFAULT 0,
  last_line bigint NOT NULL DEFAULT 0,
  retry_of text COLLATE "C" CONSTRAINT tasks_retry_of_foreign REFERENCES tasks (id) ON DELETE SET NULL,
  owner text,
  fence bigint NOT NULL DEFAULT 0,
  lease_until timestamptz,
  attempt int NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  started_at timestamptz,
  ended_at timestamptz
) WITH (fillfactor = 70); -- last_line and lease_until change all the time, and no index holds them
-- Only tasks that have not ended: all that a claim looks at.
CREATE INDEX tasks_unended ON tasks (created_at, id) WHERE state IN ('queued', 'interrupted', 'running', 'waiting');
CREATE INDEX tasks_newest ON tasks (created_at, id);
CREATE INDEX tasks_of_person ON tasks (person_id, created_at, id);
CREATE INDEX tasks_of_project ON tasks (project_id, created_at, id);

-- No foreign key to tasks: lines are written by the statement that counts them on the task's row, and a key would be checked once a line.
CREATE TABLE output_lines (
  task_id text COLLATE "C" NOT NULL,
  number bigint NOT NULL,
  at timestamptz NOT NULL,
  kind text NOT NULL CONSTRAINT output_lines_kind_check CHECK (kind IN ('text', 'tool', 'stage', 'stderr', 'system')),
  text text NOT NULL,
  PRIMARY KEY (task_id, number)
) PARTITION BY HASH (task_id);
CREATE TABLE output_lines_0 PARTITION OF output_lines FOR VALUES WITH (MODULUS 8, REMAINDER 0);
CREATE TABLE output_lines_1 PARTITION OF output_lines FOR VALUES WITH (MODULUS 8, REMAINDER 1);
CREATE TABLE output_lines_2 PARTITION OF output_lines FOR VALUES WITH (MODULUS 8, REMAINDER 2);
CREATE TABLE output_lines_3 PARTITION OF output_lines FOR VALUES WITH (MODULUS 8, REMAINDER 3);
CREATE TABLE output_lines_4 PARTITION OF output_lines FOR VALUES WITH (MODULUS 8, REMAINDER 4);
CREATE TABLE output_lines_5 PARTITION OF output_lines FOR VALUES WITH (MODULUS 8, REMAINDER 5);
CREATE TABLE output_lines_6 PARTITION OF output_lines FOR VALUES WITH (MODULUS 8, REMAINDER 6);
CREATE TABLE output_lines_7 PARTITION OF output_lines FOR VALUES WITH (MODULUS 8, REMAINDER 7);

-- Of turns and of tasks: run_id is a turn's uuid or a task's code.
CREATE TABLE steps (
  run_kind text NOT NULL CONSTRAINT steps_run_kind_check CHECK (run_kind IN ('turn', 'task')),
  run_id text NOT NULL,
  number int NOT NULL,
  intent jsonb NOT NULL,
  result jsonb,
  PRIMARY KEY (run_kind, run_id, number)
);

CREATE TABLE approvals (
  id text PRIMARY KEY,
  task_id text COLLATE "C" NOT NULL CONSTRAINT approvals_task_id_foreign REFERENCES tasks (id) ON DELETE CASCADE,
  step int NOT NULL,
  action text NOT NULL,
  requested_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  decision text CONSTRAINT approvals_decision_check CHECK (decision IN ('approved', 'denied', 'expired')),
  decided_by uuid CONSTRAINT approvals_decided_by_foreign REFERENCES persons (id) ON DELETE SET NULL,
  decided_at timestamptz,
  CONSTRAINT approvals_task_step UNIQUE (task_id, step)
);
CREATE INDEX approvals_pending ON approvals (requested_at) WHERE decision IS NULL;

-- Money --------------------------------------------------------------------------------------------------------------

-- One row per model call. No foreign keys: what was spent stays on the books whatever becomes of a person or a task.
CREATE TABLE reservations (
  id uuid PRIMARY KEY,
  run_kind text NOT NULL CONSTRAINT reservations_run_kind_check CHECK (run_kind IN ('turn', 'task')),
  run_id text NOT NULL,
  person_id uuid NOT NULL,
  conversation_id uuid,
  task_id text,
  provider text NOT NULL,
  model text NOT NULL,
  mode text NOT NULL CONSTRAINT reservations_mode_check CHECK (mode IN ('agent', 'chat', 'assistant')),
  purpose text NOT NULL
    CONSTRAINT reservations_purpose_check CHECK (purpose IN ('answer', 'classify', 'extract', 'summarise', 'embed')),
  at timestamptz NOT NULL,
  bound bigint NOT NULL,
  -- The budget accounts on which the bound is reserved.
  accounts text[] NOT NULL,
  -- Null: still reserved.
  settled_at timestamptz,
  cost bigint,
  input_tokens bigint,
  output_tokens bigint,
  -- As the provider counted; null when it said nothing.
  usage jsonb
);
CREATE INDEX reservations_of_run ON reservations (run_kind, run_id);
CREATE INDEX reservations_of_person ON reservations (person_id, at);
CREATE INDEX reservations_at ON reservations (at);

CREATE TABLE budget_accounts (
  account text PRIMARY KEY,
  reserved bigint NOT NULL DEFAULT 0 CONSTRAINT budget_accounts_reserved_check CHECK (reserved >= 0),
  spent bigint NOT NULL DEFAULT 0 CONSTRAINT budget_accounts_spent_check CHECK (spent >= 0)
) WITH (fillfactor = 50);

-- Memory -------------------------------------------------------------------------------------------------------------

CREATE TABLE facts (
  id text PRIMARY KEY,
  person_id uuid NOT NULL CONSTRAINT facts_person_id_foreign REFERENCES persons (id) ON DELETE CASCADE,
  text text NOT NULL,
  turn_id uuid,
  created_at timestamptz NOT NULL,
  -- The Russian configuration stems words in Latin letters as English, and knows the stop words of both. The English one would keep
  -- Russian stop words. A tsvector holds a megabyte, so only the beginning of a longer text can be found.
  words tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('russian'::regconfig, left(text, 100000))) STORED
);
-- A text may be longer than an index entry can be, so its hash stands for it.
CREATE UNIQUE INDEX facts_once ON facts (person_id, md5(text));
CREATE INDEX facts_of_person ON facts (person_id, created_at, id);
CREATE INDEX facts_words ON facts USING gin (words);

-- Workers ------------------------------------------------------------------------------------------------------------

-- Worth nothing after a crash of the database, when all workers register anew: not logged, and never waits for the disk.
CREATE UNLOGGED TABLE workers (
  id text PRIMARY KEY,
  beat_at timestamptz NOT NULL
) WITH (fillfactor = 50);

-- Under this key a living worker holds a session-level advisory lock.
CREATE FUNCTION worker_lock_key(worker text) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN hashtextextended(worker, 7041);

-- Workers whose work anybody may take at once, before its lease has run out: the lock is free, the last beat is older than a second,
-- and the database has been up for 5 seconds (a restart frees the locks of the living too; in that time they register anew).
-- The cheap conditions come first: pg_locks is only read when some worker has missed its beat.
CREATE VIEW dead_workers AS
SELECT workers.id FROM workers
WHERE workers.beat_at < clock_timestamp() - interval '1 second'
  AND pg_postmaster_start_time() < clock_timestamp() - interval '5 seconds'
  AND NOT EXISTS (
    SELECT FROM pg_locks
    WHERE locktype = 'advisory' AND objsubid = 1 AND granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND (classid::bigint << 32) | objid::bigint = worker_lock_key(workers.id)
  );

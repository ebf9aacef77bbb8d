-- Made by "npm run schema" from the migrations; nobody edits it.

CREATE EXTENSION pg_trgm;

CREATE TABLE approvals (
  id text NOT NULL,
  task_id text COLLATE "C" NOT NULL,
  step integer NOT NULL,
  action text NOT NULL,
  requested_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  decision text,
  decided_by uuid,
  decided_at timestamp with time zone,
  approver text NOT NULL,
  CONSTRAINT approvals_approver_check CHECK ((approver = ANY (ARRAY['owner'::text, 'requester'::text]))),
  CONSTRAINT approvals_decision_check CHECK ((decision = ANY (ARRAY['approved'::text, 'denied'::text, 'expired'::text]))),
  CONSTRAINT approvals_decided_by_foreign FOREIGN KEY (decided_by) REFERENCES persons(id) ON DELETE SET NULL,
  CONSTRAINT approvals_task_id_foreign FOREIGN KEY (task_id) REFERENCES tasks(id) ON DELETE CASCADE,
  CONSTRAINT approvals_pkey PRIMARY KEY (id),
  CONSTRAINT approvals_task_step UNIQUE (task_id, step)
);

CREATE TABLE attachments (
  id text NOT NULL,
  turn_id uuid,
  conversation_id uuid,
  position integer NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  mime text NOT NULL,
  size bigint,
  seconds double precision,
  state text NOT NULL,
  problem text,
  remote text,
  content bytea,
  stored_at timestamp with time zone NOT NULL,
  fetch_until timestamp with time zone,
  person_id uuid,
  task_id text COLLATE "C",
  direction text NOT NULL DEFAULT 'in'::text,
  caption text NOT NULL DEFAULT ''::text,
  transcript text,
  CONSTRAINT attachments_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text]))),
  CONSTRAINT attachments_kind_check CHECK ((kind = ANY (ARRAY['picture'::text, 'document'::text, 'voice'::text, 'audio'::text, 'video'::text]))),
  CONSTRAINT attachments_problem_check CHECK ((problem = ANY (ARRAY['too-large'::text, 'type-refused'::text, 'unreachable'::text, 'gone'::text]))),
  CONSTRAINT attachments_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'here'::text, 'failed'::text]))),
  CONSTRAINT attachments_conversation_id_foreign FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE CASCADE,
  CONSTRAINT attachments_person_id_foreign FOREIGN KEY (person_id) REFERENCES persons(id) ON DELETE CASCADE,
  CONSTRAINT attachments_task_id_foreign FOREIGN KEY (task_id) REFERENCES tasks(id) ON DELETE CASCADE,
  CONSTRAINT attachments_turn_id_foreign FOREIGN KEY (turn_id) REFERENCES turns(id) ON DELETE CASCADE,
  CONSTRAINT attachments_pkey PRIMARY KEY (id)
);

CREATE TABLE audit_entries (
  number bigint NOT NULL,
  action text NOT NULL,
  person_id uuid,
  place text NOT NULL,
  subject text,
  details jsonb NOT NULL,
  result text NOT NULL,
  at timestamp with time zone NOT NULL,
  hash text NOT NULL,
  CONSTRAINT audit_entries_result_check CHECK ((result = ANY (ARRAY['begun'::text, 'done'::text, 'refused'::text, 'failed'::text]))),
  CONSTRAINT audit_entries_pkey PRIMARY KEY (number)
);

CREATE TABLE budget_accounts (
  account text NOT NULL,
  reserved bigint NOT NULL DEFAULT 0,
  spent bigint NOT NULL DEFAULT 0,
  noted bigint,
  CONSTRAINT budget_accounts_reserved_check CHECK ((reserved >= 0)),
  CONSTRAINT budget_accounts_spent_check CHECK ((spent >= 0)),
  CONSTRAINT budget_accounts_pkey PRIMARY KEY (account)
) WITH (fillfactor=50);

CREATE TABLE budget_limits (
  name text NOT NULL,
  amount bigint,
  day text,
  day_amount bigint,
  CONSTRAINT budget_limits_amount_check CHECK ((amount >= 0)),
  CONSTRAINT budget_limits_day_amount_check CHECK ((day_amount >= 0)),
  CONSTRAINT budget_limits_name_check CHECK ((name = ANY (ARRAY['person-day'::text, 'chat-day'::text, 'task'::text, 'memory-day'::text, 'installation-day'::text]))),
  CONSTRAINT budget_limits_pkey PRIMARY KEY (name)
);

CREATE TABLE channel_accounts (
  channel text NOT NULL,
  account text NOT NULL,
  owner text,
  fence bigint NOT NULL DEFAULT 0,
  lease_until timestamp with time zone,
  cursor text,
  health jsonb,
  CONSTRAINT channel_accounts_channel_check CHECK ((channel = ANY (ARRAY['telegram'::text, 'matrix'::text, 'web'::text]))),
  CONSTRAINT channel_accounts_pkey PRIMARY KEY (channel, account)
) WITH (fillfactor=50);

CREATE TABLE conversation_events (
  conversation_id uuid NOT NULL,
  number bigint NOT NULL,
  at timestamp with time zone NOT NULL,
  turn_id uuid,
  notice_key text,
  body jsonb NOT NULL,
  CONSTRAINT conversation_events_conversation_id_foreign FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE CASCADE,
  CONSTRAINT conversation_events_pkey PRIMARY KEY (conversation_id, number)
);

CREATE TABLE conversations (
  id uuid NOT NULL,
  address_key text NOT NULL,
  channel text NOT NULL,
  account text NOT NULL,
  chat text NOT NULL,
  thread text,
  audience text NOT NULL,
  person_id uuid NOT NULL,
  title text,
  project_id uuid,
  preferred_mode text,
  preferred_model text,
  context_start integer NOT NULL DEFAULT 0,
  created_at timestamp with time zone NOT NULL,
  turn_count integer NOT NULL DEFAULT 0,
  event_count bigint NOT NULL DEFAULT 0,
  verbosity integer NOT NULL DEFAULT 0,
  CONSTRAINT conversations_audience_check CHECK ((audience = ANY (ARRAY['private'::text, 'group'::text]))),
  CONSTRAINT conversations_channel_check CHECK ((channel = ANY (ARRAY['telegram'::text, 'matrix'::text, 'web'::text]))),
  CONSTRAINT conversations_preferred_mode_check CHECK ((preferred_mode = ANY (ARRAY['agent'::text, 'chat'::text, 'assistant'::text]))),
  CONSTRAINT conversations_verbosity_check CHECK ((verbosity = ANY (ARRAY[0, 1, 2]))),
  CONSTRAINT conversations_person_id_foreign FOREIGN KEY (person_id) REFERENCES persons(id),
  CONSTRAINT conversations_project_id_foreign FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE SET NULL,
  CONSTRAINT conversations_pkey PRIMARY KEY (id),
  CONSTRAINT conversations_address_key_unique UNIQUE (address_key)
) WITH (fillfactor=70);

CREATE TABLE extraction_queue (
  number bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  turn_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  person_id uuid NOT NULL,
  ended_at timestamp with time zone NOT NULL,
  found jsonb,
  failures integer NOT NULL DEFAULT 0,
  not_before timestamp with time zone,
  owner text,
  lease_until timestamp with time zone,
  fence bigint NOT NULL DEFAULT 0,
  CONSTRAINT extraction_queue_turn_id_foreign FOREIGN KEY (turn_id) REFERENCES turns(id) ON DELETE CASCADE,
  CONSTRAINT extraction_queue_pkey PRIMARY KEY (number),
  CONSTRAINT extraction_queue_turn_id_unique UNIQUE (turn_id)
);

CREATE TABLE fact_queue (
  number bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  turn_id uuid,
  account text,
  external_id text,
  CONSTRAINT fact_queue_turn_id_foreign FOREIGN KEY (turn_id) REFERENCES turns(id) ON DELETE CASCADE,
  CONSTRAINT fact_queue_pkey PRIMARY KEY (number),
  CONSTRAINT fact_queue_sighting UNIQUE (account, external_id),
  CONSTRAINT fact_queue_turn_id_unique UNIQUE (turn_id)
);

CREATE TABLE facts (
  id text NOT NULL,
  person_id uuid,
  text text NOT NULL,
  turn_id uuid,
  created_at timestamp with time zone NOT NULL,
  words tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('russian'::regconfig, "left"(text, 100000))) STORED,
  channel text,
  account text,
  chat text,
  scope text NOT NULL,
  subject text NOT NULL,
  predicate text NOT NULL,
  value text NOT NULL,
  key text NOT NULL,
  category text NOT NULL,
  confidence double precision NOT NULL,
  is_single boolean NOT NULL,
  opposite text,
  speaker_id uuid,
  speaker text NOT NULL,
  origin text NOT NULL,
  is_tainted boolean NOT NULL,
  held_from timestamp with time zone NOT NULL,
  held_until timestamp with time zone,
  superseded_by text,
  heard_id uuid,
  CONSTRAINT facts_origin_check CHECK ((origin = ANY (ARRAY['said'::text, 'pattern'::text, 'extracted'::text]))),
  CONSTRAINT facts_place_check CHECK (((person_id IS NULL) = (chat IS NOT NULL))),
  CONSTRAINT facts_person_id_foreign FOREIGN KEY (person_id) REFERENCES persons(id) ON DELETE CASCADE,
  CONSTRAINT facts_speaker_id_foreign FOREIGN KEY (speaker_id) REFERENCES persons(id) ON DELETE SET NULL,
  CONSTRAINT facts_superseded_by_foreign FOREIGN KEY (superseded_by) REFERENCES facts(id) ON DELETE SET NULL,
  CONSTRAINT facts_pkey PRIMARY KEY (id)
);

CREATE TABLE forgettings (
  id text NOT NULL,
  person_id uuid NOT NULL,
  before timestamp with time zone NOT NULL,
  begun_at timestamp with time zone NOT NULL,
  settled_at timestamp with time zone,
  CONSTRAINT forgettings_person_id_foreign FOREIGN KEY (person_id) REFERENCES persons(id) ON DELETE CASCADE,
  CONSTRAINT forgettings_pkey PRIMARY KEY (id)
);

CREATE TABLE group_guests (
  channel text NOT NULL,
  account text NOT NULL,
  chat text NOT NULL,
  person_id uuid NOT NULL,
  CONSTRAINT group_guests_person_id_foreign FOREIGN KEY (person_id) REFERENCES persons(id) ON DELETE CASCADE,
  CONSTRAINT group_guests_pkey PRIMARY KEY (channel, account, chat, person_id)
);

CREATE TABLE groups (
  channel text NOT NULL,
  account text NOT NULL,
  chat text NOT NULL,
  title text NOT NULL,
  standing text NOT NULL,
  observes boolean NOT NULL,
  decided_by uuid,
  CONSTRAINT groups_channel_check CHECK ((channel = ANY (ARRAY['telegram'::text, 'matrix'::text, 'web'::text]))),
  CONSTRAINT groups_standing_check CHECK ((standing = ANY (ARRAY['allowed'::text, 'denied'::text]))),
  CONSTRAINT groups_decided_by_foreign FOREIGN KEY (decided_by) REFERENCES persons(id) ON DELETE SET NULL,
  CONSTRAINT groups_pkey PRIMARY KEY (channel, account, chat)
);

CREATE TABLE identities (
  channel text NOT NULL,
  external_id text NOT NULL,
  person_id uuid NOT NULL,
  CONSTRAINT identities_channel_check CHECK ((channel = ANY (ARRAY['telegram'::text, 'matrix'::text, 'web'::text]))),
  CONSTRAINT identities_person_id_foreign FOREIGN KEY (person_id) REFERENCES persons(id) ON DELETE CASCADE,
  CONSTRAINT identities_pkey PRIMARY KEY (channel, external_id)
);

CREATE TABLE inbox (
  message_id uuid NOT NULL,
  turn_id uuid NOT NULL,
  account text NOT NULL,
  external_id text NOT NULL,
  conversation_id uuid NOT NULL,
  position integer NOT NULL,
  state text NOT NULL DEFAULT 'queued'::text,
  owner text,
  fence bigint NOT NULL DEFAULT 0,
  lease_until timestamp with time zone,
  attempts integer NOT NULL DEFAULT 0,
  stored_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT inbox_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text]))),
  CONSTRAINT inbox_conversation_id_foreign FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE CASCADE,
  CONSTRAINT inbox_pkey PRIMARY KEY (message_id),
  CONSTRAINT inbox_external_id UNIQUE (account, external_id),
  CONSTRAINT inbox_turn_id_unique UNIQUE (turn_id)
);

CREATE TABLE intents (
  turn_id uuid NOT NULL,
  person_id uuid NOT NULL,
  audience text NOT NULL,
  text text NOT NULL,
  mode text NOT NULL,
  plugin text,
  confidence double precision NOT NULL,
  tier text NOT NULL,
  version text NOT NULL,
  at timestamp with time zone NOT NULL,
  doubted_at timestamp with time zone,
  label_mode text,
  label_plugin text,
  label_source text,
  labelled_by uuid,
  labelled_at timestamp with time zone,
  CONSTRAINT intents_audience_check CHECK ((audience = ANY (ARRAY['private'::text, 'group'::text]))),
  CONSTRAINT intents_label_mode_check CHECK ((label_mode = ANY (ARRAY['agent'::text, 'chat'::text, 'assistant'::text]))),
  CONSTRAINT intents_label_source_check CHECK ((label_source = ANY (ARRAY['override'::text, 'correction'::text, 'feedback'::text, 'review'::text]))),
  CONSTRAINT intents_mode_check CHECK ((mode = ANY (ARRAY['agent'::text, 'chat'::text, 'assistant'::text]))),
  CONSTRAINT intents_person_id_foreign FOREIGN KEY (person_id) REFERENCES persons(id) ON DELETE CASCADE,
  CONSTRAINT intents_turn_id_foreign FOREIGN KEY (turn_id) REFERENCES turns(id) ON DELETE CASCADE,
  CONSTRAINT intents_pkey PRIMARY KEY (turn_id)
);

CREATE TABLE login_codes (
  hash text NOT NULL,
  person_id uuid NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone,
  CONSTRAINT login_codes_person_id_foreign FOREIGN KEY (person_id) REFERENCES persons(id) ON DELETE CASCADE,
  CONSTRAINT login_codes_pkey PRIMARY KEY (hash)
);

CREATE TABLE memory_questions (
  person_id uuid NOT NULL,
  place text NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  body jsonb NOT NULL,
  CONSTRAINT memory_questions_person_id_foreign FOREIGN KEY (person_id) REFERENCES persons(id) ON DELETE CASCADE,
  CONSTRAINT memory_questions_pkey PRIMARY KEY (person_id, place)
);

CREATE TABLE migrations (
  id integer NOT NULL DEFAULT nextval('migrations_id_seq'::regclass),
  name character varying(255) NOT NULL,
  executed_at timestamp(6) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  CONSTRAINT migrations_pkey PRIMARY KEY (id)
);

CREATE TABLE outbox (
  id uuid NOT NULL,
  position bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  kind text NOT NULL,
  channel text NOT NULL,
  account text NOT NULL,
  chat text NOT NULL,
  thread text,
  audience text NOT NULL,
  language text NOT NULL,
  conversation_id uuid,
  turn_id uuid,
  notice_key text,
  reply_to text,
  created_at timestamp with time zone NOT NULL,
  body jsonb,
  closed_at timestamp with time zone,
  problem text,
  CONSTRAINT outbox_audience_check CHECK ((audience = ANY (ARRAY['private'::text, 'group'::text]))),
  CONSTRAINT outbox_channel_check CHECK ((channel = ANY (ARRAY['telegram'::text, 'matrix'::text, 'web'::text]))),
  CONSTRAINT outbox_kind_check CHECK ((kind = ANY (ARRAY['answer'::text, 'notice'::text]))),
  CONSTRAINT outbox_language_check CHECK ((language = ANY (ARRAY['en'::text, 'ru'::text]))),
  CONSTRAINT outbox_conversation_id_foreign FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE CASCADE,
  CONSTRAINT outbox_pkey PRIMARY KEY (id),
  CONSTRAINT outbox_notice_key_unique UNIQUE (notice_key),
  CONSTRAINT outbox_turn_id_unique UNIQUE (turn_id)
);

CREATE TABLE outbox_parts (
  entry_id uuid NOT NULL,
  number integer NOT NULL,
  key uuid NOT NULL,
  state text NOT NULL,
  message_id text,
  CONSTRAINT outbox_parts_state_check CHECK ((state = ANY (ARRAY['sending'::text, 'placed'::text, 'final'::text, 'removed'::text, 'unknown'::text, 'rejected'::text]))),
  CONSTRAINT outbox_parts_entry_id_foreign FOREIGN KEY (entry_id) REFERENCES outbox(id) ON DELETE CASCADE,
  CONSTRAINT outbox_parts_pkey PRIMARY KEY (entry_id, number)
);

CREATE TABLE output_lines (
  task_id text COLLATE "C" NOT NULL,
  number bigint NOT NULL,
  at timestamp with time zone NOT NULL,
  kind text NOT NULL,
  text text NOT NULL,
  CONSTRAINT output_lines_kind_check CHECK ((kind = ANY (ARRAY['text'::text, 'tool'::text, 'stage'::text, 'stderr'::text, 'system'::text]))),
  CONSTRAINT output_lines_pkey PRIMARY KEY (task_id, number)
) PARTITION BY HASH (task_id);

CREATE TABLE pairing_requests (
  id uuid NOT NULL,
  code_hash text NOT NULL,
  channel text NOT NULL,
  account text NOT NULL,
  chat text NOT NULL,
  external_id text NOT NULL,
  name text NOT NULL,
  language text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone,
  language_tag text,
  used_by uuid,
  CONSTRAINT pairing_requests_channel_check CHECK ((channel = ANY (ARRAY['telegram'::text, 'matrix'::text, 'web'::text]))),
  CONSTRAINT pairing_requests_language_check CHECK ((language = ANY (ARRAY['en'::text, 'ru'::text]))),
  CONSTRAINT pairing_requests_used_by_foreign FOREIGN KEY (used_by) REFERENCES persons(id) ON DELETE SET NULL,
  CONSTRAINT pairing_requests_pkey PRIMARY KEY (id),
  CONSTRAINT pairing_requests_code_hash_unique UNIQUE (code_hash)
);

CREATE UNLOGGED TABLE partial_replies (
  conversation_id uuid NOT NULL,
  turn_id uuid NOT NULL,
  text text NOT NULL,
  CONSTRAINT partial_replies_pkey PRIMARY KEY (conversation_id)
) WITH (fillfactor=50);

CREATE TABLE persons (
  id uuid NOT NULL,
  name text NOT NULL,
  role text NOT NULL,
  language text NOT NULL,
  time_zone text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  blocked_at timestamp with time zone,
  zone_asked_at timestamp with time zone,
  zone_answer_turn uuid,
  training text NOT NULL DEFAULT 'private'::text,
  free_models_first boolean NOT NULL DEFAULT false,
  keeps_memory boolean NOT NULL DEFAULT true,
  CONSTRAINT persons_language_check CHECK ((language = ANY (ARRAY['en'::text, 'ru'::text]))),
  CONSTRAINT persons_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'member'::text, 'guest'::text]))),
  CONSTRAINT persons_training_check CHECK ((training = ANY (ARRAY['off'::text, 'private'::text, 'everywhere'::text]))),
  CONSTRAINT persons_pkey PRIMARY KEY (id)
);

CREATE TABLE plugin_collections (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  plugin text COLLATE "C" NOT NULL,
  scope text NOT NULL,
  person_id uuid,
  last bigint NOT NULL DEFAULT 0,
  epoch bigint NOT NULL DEFAULT 0,
  CONSTRAINT plugin_collections_person_id_foreign FOREIGN KEY (person_id) REFERENCES persons(id) ON DELETE CASCADE,
  CONSTRAINT plugin_collections_pkey PRIMARY KEY (id),
  CONSTRAINT plugin_collections_place UNIQUE (plugin, scope)
);

CREATE TABLE plugin_documents (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  collection_id bigint NOT NULL,
  key text COLLATE "C" NOT NULL,
  about jsonb NOT NULL,
  at timestamp with time zone NOT NULL,
  person_id uuid,
  conversation_id uuid,
  CONSTRAINT plugin_documents_collection_id_foreign FOREIGN KEY (collection_id) REFERENCES plugin_collections(id) ON DELETE CASCADE,
  CONSTRAINT plugin_documents_conversation_id_foreign FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE SET NULL,
  CONSTRAINT plugin_documents_person_id_foreign FOREIGN KEY (person_id) REFERENCES persons(id) ON DELETE SET NULL,
  CONSTRAINT plugin_documents_pkey PRIMARY KEY (id),
  CONSTRAINT plugin_documents_place UNIQUE (collection_id, key)
);

CREATE TABLE plugin_embeddings (
  collection_id bigint NOT NULL,
  model text NOT NULL,
  dimensions integer,
  done_to bigint NOT NULL DEFAULT 0,
  count integer NOT NULL DEFAULT 0,
  taken_until timestamp with time zone,
  CONSTRAINT plugin_embeddings_collection_id_foreign FOREIGN KEY (collection_id) REFERENCES plugin_collections(id) ON DELETE CASCADE,
  CONSTRAINT plugin_embeddings_pkey PRIMARY KEY (collection_id, model)
);

CREATE TABLE plugin_jobs (
  plugin text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  job text NOT NULL,
  person_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  body jsonb NOT NULL,
  at timestamp with time zone,
  due_at timestamp with time zone,
  failures integer NOT NULL,
  version integer NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT plugin_jobs_conversation_id_foreign FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE CASCADE,
  CONSTRAINT plugin_jobs_person_id_foreign FOREIGN KEY (person_id) REFERENCES persons(id) ON DELETE CASCADE,
  CONSTRAINT plugin_jobs_pkey PRIMARY KEY (plugin, id)
);

CREATE TABLE plugin_texts (
  number bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  collection_id bigint NOT NULL,
  document_id bigint NOT NULL,
  position integer NOT NULL,
  text text NOT NULL,
  place jsonb NOT NULL,
  terms text NOT NULL,
  traits integer NOT NULL,
  under text NOT NULL DEFAULT ''::text,
  CONSTRAINT plugin_texts_collection_id_foreign FOREIGN KEY (collection_id) REFERENCES plugin_collections(id) ON DELETE CASCADE,
  CONSTRAINT plugin_texts_document_id_foreign FOREIGN KEY (document_id) REFERENCES plugin_documents(id) ON DELETE CASCADE,
  CONSTRAINT plugin_texts_pkey PRIMARY KEY (number)
);

CREATE TABLE plugin_values (
  plugin text COLLATE "C" NOT NULL,
  space text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  person_id uuid,
  value jsonb NOT NULL,
  keep_until timestamp with time zone,
  CONSTRAINT plugin_values_person_id_foreign FOREIGN KEY (person_id) REFERENCES persons(id) ON DELETE CASCADE,
  CONSTRAINT plugin_values_pkey PRIMARY KEY (plugin, space, key)
);

CREATE TABLE plugin_vectors (
  number bigint NOT NULL,
  model text NOT NULL,
  dimensions integer NOT NULL,
  vector real[],
  CONSTRAINT plugin_vectors_number_foreign FOREIGN KEY (number) REFERENCES plugin_texts(number) ON DELETE CASCADE,
  CONSTRAINT plugin_vectors_pkey PRIMARY KEY (number, model, dimensions)
);

CREATE TABLE project_members (
  project_id uuid NOT NULL,
  person_id uuid NOT NULL,
  CONSTRAINT project_members_person_id_foreign FOREIGN KEY (person_id) REFERENCES persons(id) ON DELETE CASCADE,
  CONSTRAINT project_members_project_id_foreign FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  CONSTRAINT project_members_pkey PRIMARY KEY (project_id, person_id)
);

CREATE TABLE projects (
  id uuid NOT NULL,
  name text NOT NULL,
  folder text NOT NULL,
  added_by uuid NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT projects_added_by_foreign FOREIGN KEY (added_by) REFERENCES persons(id),
  CONSTRAINT projects_pkey PRIMARY KEY (id),
  CONSTRAINT projects_name_unique UNIQUE (name)
);

CREATE TABLE recall_embeddings (
  scope text NOT NULL,
  model text NOT NULL,
  dimensions integer,
  done_to bigint NOT NULL DEFAULT 0,
  count integer NOT NULL DEFAULT 0,
  taken_until timestamp with time zone,
  CONSTRAINT recall_embeddings_scope_foreign FOREIGN KEY (scope) REFERENCES recall_scopes(scope) ON DELETE CASCADE,
  CONSTRAINT recall_embeddings_pkey PRIMARY KEY (scope, model)
);

CREATE TABLE recall_entries (
  scope text NOT NULL,
  number bigint NOT NULL,
  kind text NOT NULL,
  turn_id uuid,
  fact_id text,
  conversation_id uuid,
  position integer NOT NULL,
  speaker_id uuid,
  speaker text NOT NULL,
  at timestamp with time zone NOT NULL,
  terms text NOT NULL,
  traits integer NOT NULL,
  summary_id uuid,
  heard_id uuid,
  CONSTRAINT recall_entries_kind_check CHECK ((kind = ANY (ARRAY['said'::text, 'reply'::text, 'fact'::text, 'summary'::text]))),
  CONSTRAINT recall_entries_fact_id_foreign FOREIGN KEY (fact_id) REFERENCES facts(id) ON DELETE CASCADE,
  CONSTRAINT recall_entries_summary_id_foreign FOREIGN KEY (summary_id) REFERENCES summaries(id) ON DELETE CASCADE,
  CONSTRAINT recall_entries_turn_id_foreign FOREIGN KEY (turn_id) REFERENCES turns(id) ON DELETE CASCADE,
  CONSTRAINT recall_entries_pkey PRIMARY KEY (scope, number),
  CONSTRAINT recall_entries_fact_id_unique UNIQUE (fact_id),
  CONSTRAINT recall_entries_heard_id_unique UNIQUE (heard_id),
  CONSTRAINT recall_entries_summary_id_unique UNIQUE (summary_id),
  CONSTRAINT recall_entries_turn UNIQUE (turn_id, kind)
);

CREATE TABLE recall_queue (
  number bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  scope text NOT NULL,
  turn_id uuid,
  fact_id text,
  summary_id uuid,
  heard_id uuid,
  CONSTRAINT recall_queue_pkey PRIMARY KEY (number)
);

CREATE TABLE recall_scopes (
  scope text NOT NULL,
  last bigint NOT NULL DEFAULT 0,
  epoch bigint NOT NULL DEFAULT 0,
  CONSTRAINT recall_scopes_pkey PRIMARY KEY (scope)
) WITH (fillfactor=50);

CREATE TABLE recall_vectors (
  scope text NOT NULL,
  number bigint NOT NULL,
  model text NOT NULL,
  dimensions integer NOT NULL,
  vector real[],
  CONSTRAINT recall_vectors_scope_number_foreign FOREIGN KEY (scope, number) REFERENCES recall_entries(scope, number) ON UPDATE CASCADE ON DELETE CASCADE,
  CONSTRAINT recall_vectors_pkey PRIMARY KEY (scope, number, model, dimensions)
);

CREATE TABLE reservations (
  id uuid NOT NULL,
  run_kind text NOT NULL,
  run_id text NOT NULL,
  person_id uuid NOT NULL,
  conversation_id uuid,
  task_id text,
  provider text NOT NULL,
  model text NOT NULL,
  mode text NOT NULL,
  purpose text NOT NULL,
  at timestamp with time zone NOT NULL,
  bound bigint NOT NULL,
  accounts text[] NOT NULL,
  settled_at timestamp with time zone,
  cost bigint,
  input_tokens bigint,
  output_tokens bigint,
  usage jsonb,
  reserved_by text,
  CONSTRAINT reservations_mode_check CHECK ((mode = ANY (ARRAY['agent'::text, 'chat'::text, 'assistant'::text]))),
  CONSTRAINT reservations_purpose_check CHECK ((purpose = ANY (ARRAY['answer'::text, 'classify'::text, 'extract'::text, 'summarise'::text, 'embed'::text, 'transcribe'::text]))),
  CONSTRAINT reservations_run_kind_check CHECK ((run_kind = ANY (ARRAY['turn'::text, 'task'::text, 'memory'::text, 'plugin'::text]))),
  CONSTRAINT reservations_pkey PRIMARY KEY (id)
);

CREATE TABLE routing_models (
  version text NOT NULL,
  artefact bytea,
  labels integer NOT NULL,
  held_out integer NOT NULL,
  score double precision NOT NULL,
  score_before double precision NOT NULL,
  previous text,
  is_adopted boolean NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT routing_models_pkey PRIMARY KEY (version)
);

CREATE TABLE routing_training (
  id integer NOT NULL,
  active text,
  owner text,
  lease_until timestamp with time zone,
  fence bigint NOT NULL DEFAULT 0,
  claimed_at timestamp with time zone,
  last_at timestamp with time zone,
  requested bigint NOT NULL DEFAULT 0,
  claimed_requested bigint NOT NULL DEFAULT 0,
  last_requested bigint NOT NULL DEFAULT 0,
  forgotten bigint NOT NULL DEFAULT 0,
  claimed_forgotten bigint NOT NULL DEFAULT 0,
  last_forgotten bigint NOT NULL DEFAULT 0,
  CONSTRAINT routing_training_id_check CHECK ((id = 1)),
  CONSTRAINT routing_training_active_foreign FOREIGN KEY (active) REFERENCES routing_models(version),
  CONSTRAINT routing_training_pkey PRIMARY KEY (id)
);

CREATE TABLE schedules (
  id text COLLATE "C" NOT NULL,
  project_id uuid NOT NULL,
  person_id uuid NOT NULL,
  conversation_id uuid,
  plan jsonb NOT NULL,
  time jsonb NOT NULL,
  missed text NOT NULL,
  state text NOT NULL,
  next_at timestamp with time zone,
  last_fired_at timestamp with time zone,
  last_task_id text COLLATE "C",
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT schedules_missed_check CHECK ((missed = ANY (ARRAY['run-once'::text, 'skip'::text]))),
  CONSTRAINT schedules_state_check CHECK ((state = ANY (ARRAY['active'::text, 'paused'::text, 'done'::text]))),
  CONSTRAINT schedules_conversation_id_foreign FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE SET NULL,
  CONSTRAINT schedules_last_task_id_foreign FOREIGN KEY (last_task_id) REFERENCES tasks(id) ON DELETE SET NULL,
  CONSTRAINT schedules_person_id_foreign FOREIGN KEY (person_id) REFERENCES persons(id),
  CONSTRAINT schedules_project_id_foreign FOREIGN KEY (project_id) REFERENCES projects(id),
  CONSTRAINT schedules_pkey PRIMARY KEY (id)
);

CREATE TABLE sightings (
  account text NOT NULL,
  external_id text NOT NULL,
  decision text NOT NULL,
  reason text NOT NULL,
  at timestamp with time zone NOT NULL,
  turn_id uuid,
  observed jsonb,
  heard_id uuid NOT NULL DEFAULT gen_random_uuid(),
  CONSTRAINT sightings_decision_check CHECK ((decision = ANY (ARRAY['respond'::text, 'observe'::text, 'ignore'::text, 'refuse'::text]))),
  CONSTRAINT sightings_pkey PRIMARY KEY (account, external_id),
  CONSTRAINT sightings_heard_id_unique UNIQUE (heard_id)
);

CREATE TABLE steps (
  run_kind text NOT NULL,
  run_id text NOT NULL,
  number integer NOT NULL,
  intent jsonb NOT NULL,
  result jsonb,
  CONSTRAINT steps_run_kind_check CHECK ((run_kind = ANY (ARRAY['turn'::text, 'task'::text]))),
  CONSTRAINT steps_pkey PRIMARY KEY (run_kind, run_id, number)
);

CREATE TABLE summaries (
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  from_position integer NOT NULL,
  to_position integer NOT NULL,
  text text NOT NULL,
  is_tainted boolean NOT NULL,
  said_at timestamp with time zone NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT summaries_turns_check CHECK ((from_position <= to_position)),
  CONSTRAINT summaries_conversation_id_foreign FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE CASCADE,
  CONSTRAINT summaries_pkey PRIMARY KEY (id),
  CONSTRAINT summaries_turns UNIQUE (conversation_id, from_position, to_position)
);

CREATE TABLE summary_queue (
  conversation_id uuid NOT NULL,
  turns integer NOT NULL,
  bytes bigint NOT NULL,
  last_at timestamp with time zone NOT NULL,
  failures integer NOT NULL DEFAULT 0,
  not_before timestamp with time zone,
  owner text,
  lease_until timestamp with time zone,
  fence bigint NOT NULL DEFAULT 0,
  CONSTRAINT summary_queue_conversation_id_foreign FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON UPDATE CASCADE ON DELETE CASCADE,
  CONSTRAINT summary_queue_pkey PRIMARY KEY (conversation_id)
);

CREATE TABLE task_dependencies (
  task_id text COLLATE "C" NOT NULL,
  position integer NOT NULL,
  on_task_id text COLLATE "C" NOT NULL,
  condition text NOT NULL,
  CONSTRAINT task_dependencies_condition_check CHECK ((condition = ANY (ARRAY['success'::text, 'failure'::text, 'always'::text]))),
  CONSTRAINT task_dependencies_on_task_id_foreign FOREIGN KEY (on_task_id) REFERENCES tasks(id) ON DELETE CASCADE,
  CONSTRAINT task_dependencies_task_id_foreign FOREIGN KEY (task_id) REFERENCES tasks(id) ON DELETE CASCADE,
  CONSTRAINT task_dependencies_pkey PRIMARY KEY (task_id, "position")
);

CREATE TABLE tasks (
  id text COLLATE "C" NOT NULL,
  project_id uuid NOT NULL,
  person_id uuid NOT NULL,
  conversation_id uuid,
  work jsonb NOT NULL,
  limits jsonb NOT NULL,
  state text NOT NULL,
  reason jsonb,
  result jsonb,
  spent bigint NOT NULL DEFAULT 0,
  last_line bigint NOT NULL DEFAULT 0,
  retry_of text COLLATE "C",
  owner text,
  fence bigint NOT NULL DEFAULT 0,
  lease_until timestamp with time zone,
  attempt integer NOT NULL DEFAULT 0,
  created_at timestamp with time zone NOT NULL,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  branch text,
  confirmation text,
  schedule_id text COLLATE "C",
  progress jsonb,
  worktree jsonb,
  retries integer NOT NULL DEFAULT 0,
  not_before timestamp with time zone,
  transient_tries integer NOT NULL DEFAULT 0,
  CONSTRAINT tasks_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'waiting'::text, 'running'::text, 'interrupted'::text, 'succeeded'::text, 'failed'::text, 'stopped'::text]))),
  CONSTRAINT tasks_conversation_id_foreign FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE SET NULL,
  CONSTRAINT tasks_person_id_foreign FOREIGN KEY (person_id) REFERENCES persons(id),
  CONSTRAINT tasks_project_id_foreign FOREIGN KEY (project_id) REFERENCES projects(id),
  CONSTRAINT tasks_retry_of_foreign FOREIGN KEY (retry_of) REFERENCES tasks(id) ON DELETE SET NULL,
  CONSTRAINT tasks_schedule_id_foreign FOREIGN KEY (schedule_id) REFERENCES schedules(id) ON DELETE SET NULL,
  CONSTRAINT tasks_pkey PRIMARY KEY (id)
) WITH (fillfactor=70);

CREATE TABLE tokens (
  id text NOT NULL,
  hash text NOT NULL,
  person_id uuid NOT NULL,
  name text NOT NULL,
  prefix text NOT NULL,
  scope text NOT NULL,
  kind text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  last_used_at timestamp with time zone,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  CONSTRAINT tokens_kind_check CHECK ((kind = ANY (ARRAY['api'::text, 'session'::text]))),
  CONSTRAINT tokens_scope_check CHECK ((scope = ANY (ARRAY['read'::text, 'write'::text, 'admin'::text]))),
  CONSTRAINT tokens_person_id_foreign FOREIGN KEY (person_id) REFERENCES persons(id) ON DELETE CASCADE,
  CONSTRAINT tokens_pkey PRIMARY KEY (id),
  CONSTRAINT tokens_hash_unique UNIQUE (hash)
);

CREATE TABLE turns (
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  position integer NOT NULL,
  message_id uuid NOT NULL,
  person_id uuid NOT NULL,
  text text NOT NULL,
  received_at timestamp with time zone NOT NULL,
  state text NOT NULL,
  route jsonb,
  outcome jsonb,
  feedback text,
  source jsonb NOT NULL,
  is_remembered boolean NOT NULL DEFAULT true,
  forgotten_at timestamp with time zone,
  CONSTRAINT turns_feedback_check CHECK ((feedback = ANY (ARRAY['good'::text, 'bad'::text]))),
  CONSTRAINT turns_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'answered'::text, 'failed'::text, 'stopped'::text]))),
  CONSTRAINT turns_conversation_id_foreign FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE CASCADE,
  CONSTRAINT turns_person_id_foreign FOREIGN KEY (person_id) REFERENCES persons(id),
  CONSTRAINT turns_pkey PRIMARY KEY (id),
  CONSTRAINT turns_position UNIQUE (conversation_id, "position")
);

CREATE UNLOGGED TABLE workers (
  id text NOT NULL,
  beat_at timestamp with time zone NOT NULL,
  CONSTRAINT workers_pkey PRIMARY KEY (id)
) WITH (fillfactor=50);

CREATE TABLE output_lines_0 PARTITION OF output_lines FOR VALUES WITH (modulus 8, remainder 0);

CREATE TABLE output_lines_1 PARTITION OF output_lines FOR VALUES WITH (modulus 8, remainder 1);

CREATE TABLE output_lines_2 PARTITION OF output_lines FOR VALUES WITH (modulus 8, remainder 2);

CREATE TABLE output_lines_3 PARTITION OF output_lines FOR VALUES WITH (modulus 8, remainder 3);

CREATE TABLE output_lines_4 PARTITION OF output_lines FOR VALUES WITH (modulus 8, remainder 4);

CREATE TABLE output_lines_5 PARTITION OF output_lines FOR VALUES WITH (modulus 8, remainder 5);

CREATE TABLE output_lines_6 PARTITION OF output_lines FOR VALUES WITH (modulus 8, remainder 6);

CREATE TABLE output_lines_7 PARTITION OF output_lines FOR VALUES WITH (modulus 8, remainder 7);

CREATE INDEX approvals_pending ON public.approvals USING btree (requested_at) WHERE (decision IS NULL);

CREATE INDEX attachments_of_person ON public.attachments USING btree (person_id) WHERE (person_id IS NOT NULL);

CREATE INDEX attachments_of_task ON public.attachments USING btree (task_id, "position") WHERE (task_id IS NOT NULL);

CREATE INDEX attachments_of_turn ON public.attachments USING btree (turn_id, "position");

CREATE INDEX attachments_unused ON public.attachments USING btree (stored_at) WHERE ((person_id IS NOT NULL) AND (turn_id IS NULL));

CREATE INDEX attachments_waiting ON public.attachments USING btree (stored_at, "position") WHERE (state = 'waiting'::text);

CREATE UNIQUE INDEX conversation_events_notice_key ON public.conversation_events USING btree (conversation_id, notice_key);

CREATE INDEX conversations_of_person ON public.conversations USING btree (person_id, created_at, id);

CREATE INDEX extraction_queue_of_talk ON public.extraction_queue USING btree (conversation_id, person_id, number);

CREATE INDEX facts_heard ON public.facts USING btree (heard_id) WHERE (heard_id IS NOT NULL);

CREATE INDEX facts_of_scope ON public.facts USING btree (scope, created_at, id);

CREATE UNIQUE INDEX facts_once ON public.facts USING btree (scope, COALESCE((speaker_id)::text, speaker), subject, predicate, md5(key)) WHERE (held_until IS NULL);

CREATE INDEX facts_person_id_index ON public.facts USING btree (person_id);

CREATE INDEX facts_speaker_id_index ON public.facts USING btree (speaker_id);

CREATE INDEX facts_superseded_by_index ON public.facts USING btree (superseded_by);

CREATE INDEX facts_words ON public.facts USING gin (words);

CREATE INDEX forgettings_person_id_index ON public.forgettings USING btree (person_id);

CREATE INDEX forgettings_unsettled ON public.forgettings USING btree (begun_at) WHERE (settled_at IS NULL);

CREATE INDEX group_guests_person_id_index ON public.group_guests USING btree (person_id);

CREATE UNIQUE INDEX identities_one_a_channel ON public.identities USING btree (person_id, channel);

CREATE INDEX inbox_unfinished ON public.inbox USING btree (conversation_id, "position") WHERE (state <> 'done'::text);

CREATE INDEX inbox_waiting ON public.inbox USING btree (stored_at, "position") WHERE (state <> 'done'::text);

CREATE INDEX intents_labelled ON public.intents USING btree (labelled_at, turn_id) WHERE (label_mode IS NOT NULL);

CREATE INDEX intents_of_person ON public.intents USING btree (person_id);

CREATE INDEX intents_unsure ON public.intents USING btree (((doubted_at IS NULL)), confidence, at DESC, turn_id) WHERE ((label_mode IS NULL) AND (tier <> 'override'::text));

CREATE INDEX outbox_closed ON public.outbox USING btree (closed_at) WHERE (closed_at IS NOT NULL);

CREATE INDEX outbox_open ON public.outbox USING btree (channel, account, "position") WHERE (closed_at IS NULL);

CREATE INDEX outbox_parts_message ON public.outbox_parts USING btree (message_id) WHERE (message_id IS NOT NULL);

CREATE UNIQUE INDEX persons_one_owner ON public.persons USING btree (role) WHERE (role = 'owner'::text);

CREATE INDEX plugin_collections_of_person ON public.plugin_collections USING btree (person_id);

CREATE INDEX plugin_documents_of_conversation ON public.plugin_documents USING btree (conversation_id) WHERE (conversation_id IS NOT NULL);

CREATE INDEX plugin_documents_of_person ON public.plugin_documents USING btree (person_id) WHERE (person_id IS NOT NULL);

CREATE INDEX plugin_jobs_due ON public.plugin_jobs USING btree (due_at, plugin, id) WHERE (due_at IS NOT NULL);

CREATE INDEX plugin_jobs_of_person ON public.plugin_jobs USING btree (person_id, plugin);

CREATE INDEX plugin_texts_in_order ON public.plugin_texts USING btree (collection_id, number);

CREATE INDEX plugin_texts_of_document ON public.plugin_texts USING btree (document_id);

CREATE INDEX plugin_values_kept_until ON public.plugin_values USING btree (keep_until) WHERE (keep_until IS NOT NULL);

CREATE INDEX plugin_values_of_person ON public.plugin_values USING btree (person_id);

CREATE INDEX project_members_person_id_index ON public.project_members USING btree (person_id);

CREATE INDEX recall_queue_scope ON public.recall_queue USING btree (scope, number);

CREATE INDEX reservations_at ON public.reservations USING btree (at);

CREATE INDEX reservations_of_person ON public.reservations USING btree (person_id, at);

CREATE INDEX reservations_of_run ON public.reservations USING btree (run_kind, run_id);

CREATE INDEX reservations_open ON public.reservations USING btree (at) WHERE (settled_at IS NULL);

CREATE INDEX schedules_due ON public.schedules USING btree (next_at, id) WHERE (state = 'active'::text);

CREATE INDEX schedules_of_person ON public.schedules USING btree (person_id);

CREATE INDEX sightings_at ON public.sightings USING btree (at);

CREATE INDEX task_dependencies_of_task ON public.task_dependencies USING btree (on_task_id);

CREATE INDEX tasks_finished_of_project ON public.tasks USING btree (project_id, ended_at) WHERE ((state = 'succeeded'::text) AND ((work ->> 'kind'::text) = 'prompt'::text));

CREATE INDEX tasks_held ON public.tasks USING btree (person_id, project_id) WHERE (owner IS NOT NULL);

CREATE INDEX tasks_newest ON public.tasks USING btree (created_at, id);

CREATE INDEX tasks_of_person ON public.tasks USING btree (person_id, created_at, id);

CREATE INDEX tasks_of_project ON public.tasks USING btree (project_id, created_at, id);

CREATE INDEX tasks_unended ON public.tasks USING btree (person_id, created_at, id) WHERE (state = ANY (ARRAY['queued'::text, 'interrupted'::text, 'running'::text, 'waiting'::text]));

CREATE INDEX tokens_person_id_index ON public.tokens USING btree (person_id);

CREATE INDEX turns_forgotten ON public.turns USING btree (person_id) WHERE (forgotten_at IS NOT NULL);

CREATE INDEX turns_of_person ON public.turns USING btree (person_id, received_at, id);

CREATE OR REPLACE FUNCTION public.bytes_of_turn(text text, outcome jsonb)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (octet_length(text) + octet_length(COALESCE((outcome ->> 'reply'::text), (outcome ->> 'message'::text), ''::text)));

CREATE OR REPLACE FUNCTION public.count_turn_for_summary()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO summary_queue AS waiting (conversation_id, turns, bytes, last_at)
  VALUES (NEW.conversation_id, 1, bytes_of_turn(NEW.text, NEW.outcome), NEW.received_at)
  ON CONFLICT (conversation_id) DO UPDATE
    SET turns = waiting.turns + 1, bytes = waiting.bytes + EXCLUDED.bytes, last_at = greatest(waiting.last_at, EXCLUDED.last_at);
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.cut_off_summaries()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.audience <> OLD.audience THEN
    DELETE FROM summaries WHERE conversation_id = NEW.id;
  END IF;
  UPDATE summary_queue SET fence = fence + 1, owner = NULL WHERE conversation_id = NEW.id AND owner IS NOT NULL;
  PERFORM recount_for_summary(NEW.id);
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.dependency_allows(condition text, state text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (state <> ALL (ARRAY['succeeded'::text, 'failed'::text, 'stopped'::text])) THEN NULL::boolean WHEN (condition = 'success'::text) THEN (state = 'succeeded'::text) WHEN (condition = 'failure'::text) THEN (state <> 'succeeded'::text) ELSE true END;

CREATE OR REPLACE FUNCTION public.drop_sighting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  DELETE FROM recall_entries WHERE heard_id = OLD.heard_id;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.drop_summaries_of_turn()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  DELETE FROM summaries WHERE conversation_id = OLD.conversation_id AND OLD.position BETWEEN from_position AND to_position;
  IF FOUND THEN
    PERFORM recount_for_summary(OLD.conversation_id);
  END IF;
  -- Whoever makes one of what it said has begun in vain.
  UPDATE summary_queue SET fence = fence + 1, owner = NULL WHERE conversation_id = OLD.conversation_id AND owner IS NOT NULL;
  DELETE FROM extraction_queue WHERE turn_id = OLD.id;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.follow_sighting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.observed ->> 'text' IS DISTINCT FROM NEW.observed ->> 'text' THEN
    DELETE FROM facts WHERE heard_id = NEW.heard_id;
    DELETE FROM recall_entries WHERE heard_id = NEW.heard_id;
  END IF;
  -- Also what is taken away: whoever indexes it just now is corrected.
  INSERT INTO recall_queue (scope, heard_id)
  SELECT recall_scope('group', NULL, channel, account, chat), NEW.heard_id FROM groups
  WHERE channel || ':' || account = NEW.account AND chat = coalesce(NEW.observed, OLD.observed) ->> 'chat';
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.move_plugin_texts(from_scope text, into_scope text, into_person uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
DECLARE
  moved record;
BEGIN
  PERFORM FROM plugin_collections WHERE scope IN (from_scope, into_scope) ORDER BY id FOR UPDATE;
  FOR moved IN
    SELECT old.id AS old_id, new.id AS new_id, greatest(old.last, new.last) AS last
    FROM plugin_collections AS old JOIN plugin_collections AS new ON new.plugin = old.plugin AND new.scope = into_scope
    WHERE old.scope = from_scope
  LOOP
    DELETE FROM plugin_documents AS old WHERE collection_id = moved.old_id
      AND EXISTS (SELECT FROM plugin_documents AS new WHERE new.collection_id = moved.new_id AND new.key = old.key);
    UPDATE plugin_documents SET collection_id = moved.new_id WHERE collection_id = moved.old_id;
    -- With numbers behind all others, they are read and turned into vectors like what is new.
    DELETE FROM plugin_vectors WHERE number IN (SELECT number FROM plugin_texts WHERE collection_id = moved.old_id);
    UPDATE plugin_texts SET collection_id = moved.new_id, number = DEFAULT WHERE collection_id = moved.old_id;
    UPDATE plugin_collections SET epoch = epoch + 1,
      last = greatest(moved.last, (SELECT max(number) FROM plugin_texts WHERE collection_id = moved.new_id))
    WHERE id = moved.new_id;
    DELETE FROM plugin_collections WHERE id = moved.old_id;
  END LOOP;
  UPDATE plugin_collections SET scope = into_scope, person_id = into_person WHERE scope = from_scope;
END $function$;

CREATE OR REPLACE FUNCTION public.note_recall_removal()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  UPDATE recall_scopes SET epoch = epoch + 1 WHERE scope IN (SELECT scope FROM removed);
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.note_whether_remembered()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  SELECT keeps_memory INTO NEW.is_remembered FROM persons WHERE id = NEW.person_id;
  NEW.is_remembered := coalesce(NEW.is_remembered, true);
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.open_tasks(person uuid)
 RETURNS bigint
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM FROM persons WHERE id = person FOR NO KEY UPDATE;
  RETURN (SELECT count(*) FROM tasks WHERE person_id = person AND state IN ('queued', 'interrupted', 'running', 'waiting'));
END
$function$;

CREATE OR REPLACE FUNCTION public.place_fact()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  NEW.scope := recall_scope(CASE WHEN NEW.person_id IS NULL THEN 'group' ELSE 'private' END, NEW.person_id, NEW.channel, NEW.account, NEW.chat);
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.queue_fact_for_recall()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO recall_queue (scope, fact_id) VALUES (NEW.scope, NEW.id);
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.queue_sighting_for_facts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO fact_queue (account, external_id) VALUES (NEW.account, NEW.external_id) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.queue_sighting_for_recall()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO recall_queue (scope, heard_id)
  SELECT recall_scope('group', NULL, channel, account, chat), NEW.heard_id FROM groups
  WHERE channel || ':' || account = NEW.account AND chat = NEW.observed ->> 'chat';
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.queue_summaries_of_talk_for_recall()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO recall_queue (scope, summary_id)
  SELECT recall_scope(NEW.audience, NEW.person_id, NEW.channel, NEW.account, NEW.chat), id FROM summaries WHERE conversation_id = NEW.id;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.queue_summary_for_recall()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  -- With the one before it, whose place it takes.
  INSERT INTO recall_queue (scope, summary_id)
  SELECT recall_scope(audience, person_id, channel, account, chat), summaries.id
  FROM summaries JOIN conversations ON conversations.id = conversation_id
  WHERE conversation_id = NEW.conversation_id AND from_position = NEW.from_position;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.queue_talk_for_recall()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO recall_queue (scope, turn_id)
  SELECT recall_scope(NEW.audience, person_id, NEW.channel, NEW.account, NEW.chat), id FROM turns WHERE conversation_id = NEW.id;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.queue_turn_for_extraction()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO extraction_queue (turn_id, conversation_id, person_id, ended_at)
  VALUES (NEW.id, NEW.conversation_id, NEW.person_id, NEW.received_at) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.queue_turn_for_facts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO fact_queue (turn_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.queue_turn_for_recall()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO recall_queue (scope, turn_id)
  SELECT recall_scope(audience, NEW.person_id, channel, account, chat), NEW.id FROM conversations WHERE id = NEW.conversation_id;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.recall_scope(audience text, person uuid, channel text, account text, chat text)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (CASE audience WHEN 'private'::text THEN jsonb_build_array('person', person) ELSE jsonb_build_array('group', channel, account, chat) END)::text;

CREATE OR REPLACE FUNCTION public.recount_for_summary(talk uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  UPDATE summary_queue SET turns = 0, bytes = 0 WHERE conversation_id = talk;
  INSERT INTO summary_queue (conversation_id, turns, bytes, last_at)
  SELECT talk, count(*), sum(bytes_of_turn(turns.text, outcome)), max(received_at) FROM turns JOIN conversations ON conversations.id = talk
  WHERE turns.conversation_id = talk AND outcome IS NOT NULL AND is_remembered AND bytes_of_turn(turns.text, outcome) > 0
    AND turns.position > coalesce((SELECT max(to_position) FROM summaries WHERE conversation_id = talk AND from_position = context_start + 1), context_start)
  HAVING count(*) > 0
  ON CONFLICT (conversation_id) DO UPDATE SET turns = EXCLUDED.turns, bytes = EXCLUDED.bytes, last_at = EXCLUDED.last_at;
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'The table % is only added to', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$function$;

CREATE OR REPLACE FUNCTION public.running_tasks(asker text)
 RETURNS TABLE(person uuid, project uuid)
 LANGUAGE plpgsql
 ROWS 20
AS $function$
BEGIN
  PERFORM pg_advisory_xact_lock(7045);
  RETURN QUERY SELECT person_id, project_id FROM tasks
  WHERE owner IS NOT NULL AND lease_until > now() AND owner NOT IN (SELECT id FROM dead_workers WHERE id <> asker);
END
$function$;

CREATE OR REPLACE FUNCTION public.task_after(task text)
 RETURNS jsonb
 LANGUAGE sql
 STABLE PARALLEL SAFE STRICT
RETURN COALESCE((SELECT jsonb_agg(jsonb_build_object('taskId', task_dependencies.on_task_id, 'when', task_dependencies.condition) ORDER BY task_dependencies."position") AS jsonb_agg FROM task_dependencies WHERE (task_dependencies.task_id = task_after.task)), '[]'::jsonb);

CREATE OR REPLACE FUNCTION public.worker_lock_key(worker text)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN hashtextextended(worker, (7041)::bigint);

CREATE VIEW dead_workers AS
 SELECT id
   FROM workers
  WHERE ((beat_at < (clock_timestamp() - '00:00:01'::interval)) AND (pg_postmaster_start_time() < (clock_timestamp() - '00:00:05'::interval)) AND (NOT (EXISTS ( SELECT
           FROM pg_locks
          WHERE ((pg_locks.locktype = 'advisory'::text) AND (pg_locks.objsubid = 1) AND pg_locks.granted AND (pg_locks.database = ( SELECT pg_database.oid
                   FROM pg_database
                  WHERE (pg_database.datname = current_database()))) AND ((((pg_locks.classid)::bigint << 32) | (pg_locks.objid)::bigint) = worker_lock_key(workers.id)))))));

CREATE TRIGGER audit_entries_unchanged BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER conversations_cut_off AFTER UPDATE OF context_start, audience ON public.conversations FOR EACH ROW WHEN (((old.context_start IS DISTINCT FROM new.context_start) OR (old.audience IS DISTINCT FROM new.audience))) EXECUTE FUNCTION cut_off_summaries();

CREATE TRIGGER conversations_recalled AFTER UPDATE OF audience, channel, account, chat ON public.conversations FOR EACH ROW WHEN (((((old.audience IS DISTINCT FROM new.audience) OR (old.channel IS DISTINCT FROM new.channel)) OR (old.account IS DISTINCT FROM new.account)) OR (old.chat IS DISTINCT FROM new.chat))) EXECUTE FUNCTION queue_talk_for_recall();

CREATE TRIGGER conversations_summaries_recalled AFTER UPDATE OF person_id, channel, account, chat ON public.conversations FOR EACH ROW WHEN (((((old.person_id IS DISTINCT FROM new.person_id) OR (old.channel IS DISTINCT FROM new.channel)) OR (old.account IS DISTINCT FROM new.account)) OR (old.chat IS DISTINCT FROM new.chat))) EXECUTE FUNCTION queue_summaries_of_talk_for_recall();

CREATE TRIGGER facts_placed BEFORE INSERT OR UPDATE OF person_id, channel, account, chat ON public.facts FOR EACH ROW EXECUTE FUNCTION place_fact();

CREATE TRIGGER facts_recalled AFTER INSERT OR UPDATE OF text, person_id, channel, account, chat ON public.facts FOR EACH ROW EXECUTE FUNCTION queue_fact_for_recall();

CREATE TRIGGER recall_entries_removed AFTER DELETE ON public.recall_entries REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION note_recall_removal();

CREATE TRIGGER sightings_gone AFTER DELETE ON public.sightings FOR EACH ROW WHEN ((old.observed IS NOT NULL)) EXECUTE FUNCTION drop_sighting();

CREATE TRIGGER sightings_heard AFTER INSERT ON public.sightings FOR EACH ROW WHEN ((new.observed IS NOT NULL)) EXECUTE FUNCTION queue_sighting_for_recall();

CREATE TRIGGER sightings_read_for_facts AFTER INSERT OR UPDATE OF observed ON public.sightings FOR EACH ROW WHEN ((new.observed IS NOT NULL)) EXECUTE FUNCTION queue_sighting_for_facts();

CREATE TRIGGER sightings_recalled AFTER UPDATE OF observed ON public.sightings FOR EACH ROW WHEN ((old.observed IS DISTINCT FROM new.observed)) EXECUTE FUNCTION follow_sighting();

CREATE TRIGGER summaries_recalled AFTER INSERT ON public.summaries FOR EACH ROW EXECUTE FUNCTION queue_summary_for_recall();

CREATE TRIGGER turns_extracted AFTER UPDATE OF outcome ON public.turns FOR EACH ROW WHEN (((old.outcome IS NULL) AND (new.outcome IS NOT NULL) AND new.is_remembered AND (new.text !~ '^[[:space:]]*/'::text) AND (NOT COALESCE(((new.source ->> 'isForwarded'::text))::boolean, false)) AND ((new.source ->> 'retryOf'::text) IS NULL))) EXECUTE FUNCTION queue_turn_for_extraction();

CREATE TRIGGER turns_gone AFTER DELETE ON public.turns FOR EACH ROW EXECUTE FUNCTION drop_summaries_of_turn();

CREATE TRIGGER turns_read_for_facts AFTER UPDATE OF state ON public.turns FOR EACH ROW WHEN (((old.state = ANY (ARRAY['queued'::text, 'running'::text])) AND (new.state <> ALL (ARRAY['queued'::text, 'running'::text])) AND new.is_remembered)) EXECUTE FUNCTION queue_turn_for_facts();

CREATE TRIGGER turns_recalled AFTER INSERT OR UPDATE OF text, person_id, outcome ON public.turns FOR EACH ROW WHEN (new.is_remembered) EXECUTE FUNCTION queue_turn_for_recall();

CREATE TRIGGER turns_remembered BEFORE INSERT ON public.turns FOR EACH ROW EXECUTE FUNCTION note_whether_remembered();

CREATE TRIGGER turns_summarised AFTER UPDATE OF outcome ON public.turns FOR EACH ROW WHEN (((old.outcome IS NULL) AND (new.outcome IS NOT NULL) AND new.is_remembered)) EXECUTE FUNCTION count_turn_for_summary();

CREATE TRIGGER turns_unsaid AFTER UPDATE OF text, outcome ON public.turns FOR EACH ROW WHEN (((old.outcome IS NOT NULL) AND ((old.text IS DISTINCT FROM new.text) OR (old.outcome IS DISTINCT FROM new.outcome)))) EXECUTE FUNCTION drop_summaries_of_turn();

-- The chat channels: who is who there, which groups are answered, who drives an account, what comes in with messages and what leaves.

-- People -------------------------------------------------------------------------------------------------------------

ALTER TABLE persons ADD COLUMN blocked_at timestamptz;

-- A person has one identity on each channel; this index also finds a person's identities.
CREATE UNIQUE INDEX identities_one_a_channel ON identities (person_id, channel);
DROP INDEX identities_person_id_index;

CREATE TABLE pairing_requests (
  id uuid PRIMARY KEY,
  -- SHA-256 of the code, in hex.
  code_hash text NOT NULL CONSTRAINT pairing_requests_code_hash_unique UNIQUE,
  channel text NOT NULL CONSTRAINT pairing_requests_channel_check CHECK (channel IN ('telegram', 'matrix', 'web')),
  account text NOT NULL,
  chat text NOT NULL,
  external_id text NOT NULL,
  name text NOT NULL,
  language text NOT NULL CONSTRAINT pairing_requests_language_check CHECK (language IN ('en', 'ru')),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  -- Decided, either way. The row stays for a while: who asked must not ask again at once.
  used_at timestamptz
);

CREATE TABLE groups (
  channel text NOT NULL CONSTRAINT groups_channel_check CHECK (channel IN ('telegram', 'matrix', 'web')),
  account text NOT NULL,
  chat text NOT NULL,
  title text NOT NULL,
  standing text NOT NULL CONSTRAINT groups_standing_check CHECK (standing IN ('allowed', 'denied')),
  observes boolean NOT NULL,
  decided_by uuid CONSTRAINT groups_decided_by_foreign REFERENCES persons (id) ON DELETE SET NULL,
  PRIMARY KEY (channel, account, chat)
);

-- No key to groups: a guest may be let in before anybody has decided about the group.
CREATE TABLE group_guests (
  channel text NOT NULL,
  account text NOT NULL,
  chat text NOT NULL,
  person_id uuid NOT NULL CONSTRAINT group_guests_person_id_foreign REFERENCES persons (id) ON DELETE CASCADE,
  PRIMARY KEY (channel, account, chat, person_id)
);
CREATE INDEX group_guests_person_id_index ON group_guests (person_id);

-- Accounts -----------------------------------------------------------------------------------------------------------

-- Who drives an account on a network, claimed as turns are.
CREATE TABLE channel_accounts (
  channel text NOT NULL CONSTRAINT channel_accounts_channel_check CHECK (channel IN ('telegram', 'matrix', 'web')),
  account text NOT NULL,
  owner text,
  fence bigint NOT NULL DEFAULT 0,
  lease_until timestamptz,
  -- How far the network's stream was read; only the adapter knows what it says.
  cursor text,
  health jsonb,
  PRIMARY KEY (channel, account)
) WITH (fillfactor = 50);

-- Messages -----------------------------------------------------------------------------------------------------------

-- Where a turn's message came from. What was stored before was sent by programs.
ALTER TABLE turns ADD COLUMN source jsonb NOT NULL DEFAULT '{"externalId": null, "reason": "private", "senderName": null, "repliesTo": null,
  "quote": null, "isForwarded": false, "sentAt": null, "retryOf": null}';
ALTER TABLE turns ALTER COLUMN source DROP DEFAULT;

-- What came in and is not answered; what is, is in the inbox.
CREATE TABLE sightings (
  -- Channel and account, as in the inbox.
  account text NOT NULL,
  external_id text NOT NULL,
  decision text NOT NULL CONSTRAINT sightings_decision_check CHECK (decision IN ('respond', 'observe', 'ignore', 'refuse')),
  reason text NOT NULL,
  at timestamptz NOT NULL,
  turn_id uuid,
  -- The message itself; null unless its group allows that it is kept.
  observed jsonb,
  PRIMARY KEY (account, external_id)
);
CREATE INDEX sightings_at ON sightings (at);

-- Files that came with a message, or go out with a reply (those have no turn).
CREATE TABLE attachments (
  id text PRIMARY KEY,
  turn_id uuid CONSTRAINT attachments_turn_id_foreign REFERENCES turns (id) ON DELETE CASCADE,
  conversation_id uuid CONSTRAINT attachments_conversation_id_foreign REFERENCES conversations (id) ON DELETE CASCADE,
  -- Its place in its message, from 1.
  position int NOT NULL,
  kind text NOT NULL CONSTRAINT attachments_kind_check CHECK (kind IN ('picture', 'document', 'voice', 'audio', 'video')),
  name text NOT NULL,
  mime text NOT NULL,
  size bigint,
  seconds double precision,
  state text NOT NULL CONSTRAINT attachments_state_check CHECK (state IN ('waiting', 'here', 'failed')),
  problem text CONSTRAINT attachments_problem_check CHECK (problem IN ('too-large', 'type-refused', 'unreachable', 'gone')),
  -- What its adapter fetches it by.
  remote text,
  content bytea,
  stored_at timestamptz NOT NULL,
  -- Until then its turn waits for it; the database's clock.
  fetch_until timestamptz
);
CREATE INDEX attachments_of_turn ON attachments (turn_id, position);
CREATE INDEX attachments_waiting ON attachments (stored_at, position) WHERE state = 'waiting';

-- What leaves --------------------------------------------------------------------------------------------------------

CREATE TABLE outbox (
  id uuid PRIMARY KEY,
  position bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  kind text NOT NULL CONSTRAINT outbox_kind_check CHECK (kind IN ('answer', 'notice')),
  -- The address is its own: what waits goes where its chat has moved, whatever becomes of the conversation.
  channel text NOT NULL CONSTRAINT outbox_channel_check CHECK (channel IN ('telegram', 'matrix', 'web')),
  account text NOT NULL,
  chat text NOT NULL,
  thread text,
  audience text NOT NULL CONSTRAINT outbox_audience_check CHECK (audience IN ('private', 'group')),
  language text NOT NULL CONSTRAINT outbox_language_check CHECK (language IN ('en', 'ru')),
  conversation_id uuid CONSTRAINT outbox_conversation_id_foreign REFERENCES conversations (id) ON DELETE CASCADE,
  turn_id uuid CONSTRAINT outbox_turn_id_unique UNIQUE,
  notice_key text CONSTRAINT outbox_notice_key_unique UNIQUE,
  reply_to text,
  created_at timestamptz NOT NULL,
  -- Null: the turn has not ended.
  body jsonb,
  closed_at timestamptz,
  -- Why it could not all be told.
  problem text
);
CREATE INDEX outbox_open ON outbox (channel, account, position) WHERE closed_at IS NULL;
CREATE INDEX outbox_closed ON outbox (closed_at) WHERE closed_at IS NOT NULL;

CREATE TABLE outbox_parts (
  entry_id uuid NOT NULL CONSTRAINT outbox_parts_entry_id_foreign REFERENCES outbox (id) ON DELETE CASCADE,
  number int NOT NULL,
  key uuid NOT NULL,
  state text NOT NULL
    CONSTRAINT outbox_parts_state_check CHECK (state IN ('sending', 'placed', 'final', 'removed', 'unknown', 'rejected')),
  message_id text,
  PRIMARY KEY (entry_id, number)
);
CREATE INDEX outbox_parts_message ON outbox_parts (message_id) WHERE message_id IS NOT NULL;

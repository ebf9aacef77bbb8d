-- What was said, by its words: turns word for word and facts, each in one scope, its person's or its group's.

CREATE FUNCTION recall_scope(audience text, person uuid, channel text, account text, chat text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE audience WHEN 'private' THEN jsonb_build_array('person', person) ELSE jsonb_build_array('group', channel, account, chat) END::text;

CREATE TABLE recall_scopes (
  scope text NOT NULL CONSTRAINT recall_scopes_pkey PRIMARY KEY,
  -- The greatest number that an entry was given.
  last bigint NOT NULL DEFAULT 0,
  -- Changes when an entry goes.
  epoch bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

CREATE TABLE recall_entries (
  scope text NOT NULL,
  -- Grows in the order of the commits: whoever has read up to one needs only what is greater.
  number bigint NOT NULL,
  kind text NOT NULL CONSTRAINT recall_entries_kind_check CHECK (kind IN ('said', 'reply', 'fact')),
  turn_id uuid CONSTRAINT recall_entries_turn_id_foreign REFERENCES turns ON DELETE CASCADE,
  fact_id text CONSTRAINT recall_entries_fact_id_foreign REFERENCES facts ON DELETE CASCADE,
  conversation_id uuid,
  position int NOT NULL,
  speaker_id uuid,
  speaker text NOT NULL,
  at timestamptz NOT NULL,
  -- The stems of its words in their order: its postings.
  terms text NOT NULL,
  traits int NOT NULL,
  CONSTRAINT recall_entries_pkey PRIMARY KEY (scope, number),
  CONSTRAINT recall_entries_turn UNIQUE (turn_id, kind),
  CONSTRAINT recall_entries_fact_id_unique UNIQUE (fact_id)
);

-- What waits to be indexed: a turn or a fact, perhaps more than once.
CREATE TABLE recall_queue (
  number bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT recall_queue_pkey PRIMARY KEY,
  scope text NOT NULL,
  turn_id uuid,
  fact_id text
);
CREATE INDEX recall_queue_scope ON recall_queue (scope, number);

CREATE FUNCTION queue_turn_for_recall() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO recall_queue (scope, turn_id)
  SELECT recall_scope(audience, NEW.person_id, channel, account, chat), NEW.id FROM conversations WHERE id = NEW.conversation_id;
  RETURN NULL;
END $$;

CREATE FUNCTION queue_talk_for_recall() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO recall_queue (scope, turn_id)
  SELECT recall_scope(NEW.audience, person_id, NEW.channel, NEW.account, NEW.chat), id FROM turns WHERE conversation_id = NEW.id;
  RETURN NULL;
END $$;

CREATE FUNCTION queue_fact_for_recall() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO recall_queue (scope, fact_id) VALUES (recall_scope('private', NEW.person_id, NULL, NULL, NULL), NEW.id);
  RETURN NULL;
END $$;

CREATE FUNCTION note_recall_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE recall_scopes SET epoch = epoch + 1 WHERE scope IN (SELECT scope FROM removed);
  RETURN NULL;
END $$;

CREATE TRIGGER turns_recalled AFTER INSERT OR UPDATE OF text, person_id, outcome ON turns
FOR EACH ROW EXECUTE FUNCTION queue_turn_for_recall();
CREATE TRIGGER conversations_recalled AFTER UPDATE OF audience, channel, account, chat ON conversations
FOR EACH ROW WHEN ((OLD.audience, OLD.channel, OLD.account, OLD.chat) IS DISTINCT FROM (NEW.audience, NEW.channel, NEW.account, NEW.chat))
EXECUTE FUNCTION queue_talk_for_recall();
CREATE TRIGGER facts_recalled AFTER INSERT OR UPDATE OF text, person_id ON facts
FOR EACH ROW EXECUTE FUNCTION queue_fact_for_recall();
CREATE TRIGGER recall_entries_removed AFTER DELETE ON recall_entries
REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION note_recall_removal();

-- What was said before there was an index.
INSERT INTO recall_queue (scope, turn_id)
SELECT recall_scope(audience, turns.person_id, channel, account, chat), turns.id
FROM turns JOIN conversations ON conversations.id = conversation_id ORDER BY received_at, turns.position;
INSERT INTO recall_queue (scope, fact_id)
SELECT recall_scope('private', person_id, NULL, NULL, NULL), id FROM facts ORDER BY created_at;

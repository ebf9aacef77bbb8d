-- Summaries of conversations, which conversations wait for one, and what somebody said that a model has not read for facts yet.

-- Work in the background pays for itself, not for a turn or a task.
ALTER TABLE reservations DROP CONSTRAINT reservations_run_kind_check;
ALTER TABLE reservations ADD CONSTRAINT reservations_run_kind_check CHECK (run_kind IN ('turn', 'task', 'memory'));

-- What was said in the turns of a conversation from one position to another. Each one goes on where the one before it ended and takes in what that says;
-- older ones stay a while, so that the prompts that show them stay the same.
CREATE TABLE summaries (
  id uuid CONSTRAINT summaries_pkey PRIMARY KEY,
  conversation_id uuid NOT NULL CONSTRAINT summaries_conversation_id_foreign REFERENCES conversations ON DELETE CASCADE,
  from_position int NOT NULL,
  to_position int NOT NULL,
  text text NOT NULL,
  -- Some of it was not said to Parley by whom it belongs to.
  is_tainted boolean NOT NULL,
  -- When the last of it was said.
  said_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT summaries_turns UNIQUE (conversation_id, from_position, to_position),
  CONSTRAINT summaries_turns_check CHECK (from_position <= to_position)
);

-- How much of a conversation no summary covers yet, and who works on it.
CREATE TABLE summary_queue (
  conversation_id uuid CONSTRAINT summary_queue_pkey PRIMARY KEY
    CONSTRAINT summary_queue_conversation_id_foreign REFERENCES conversations ON UPDATE CASCADE ON DELETE CASCADE,
  turns int NOT NULL,
  bytes bigint NOT NULL,
  last_at timestamptz NOT NULL,
  failures int NOT NULL DEFAULT 0,
  not_before timestamptz,
  owner text,
  lease_until timestamptz,
  fence bigint NOT NULL DEFAULT 0
);

CREATE FUNCTION bytes_of_turn(text text, outcome jsonb) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN octet_length(text) + octet_length(coalesce(outcome ->> 'reply', outcome ->> 'message', ''));

-- Counts anew what of a conversation no summary covers.
CREATE FUNCTION recount_for_summary(talk uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE summary_queue SET turns = 0, bytes = 0 WHERE conversation_id = talk;
  INSERT INTO summary_queue (conversation_id, turns, bytes, last_at)
  SELECT talk, count(*), sum(bytes_of_turn(turns.text, outcome)), max(received_at) FROM turns JOIN conversations ON conversations.id = talk
  WHERE turns.conversation_id = talk AND outcome IS NOT NULL AND is_remembered AND bytes_of_turn(turns.text, outcome) > 0
    AND turns.position > coalesce((SELECT max(to_position) FROM summaries WHERE conversation_id = talk AND from_position = context_start + 1), context_start)
  HAVING count(*) > 0
  ON CONFLICT (conversation_id) DO UPDATE SET turns = EXCLUDED.turns, bytes = EXCLUDED.bytes, last_at = EXCLUDED.last_at;
END $$;

CREATE FUNCTION count_turn_for_summary() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO summary_queue AS waiting (conversation_id, turns, bytes, last_at)
  VALUES (NEW.conversation_id, 1, bytes_of_turn(NEW.text, NEW.outcome), NEW.received_at)
  ON CONFLICT (conversation_id) DO UPDATE
    SET turns = waiting.turns + 1, bytes = waiting.bytes + EXCLUDED.bytes, last_at = greatest(waiting.last_at, EXCLUDED.last_at);
  RETURN NULL;
END $$;
CREATE TRIGGER turns_summarised AFTER UPDATE OF outcome ON turns
FOR EACH ROW WHEN (OLD.outcome IS NULL AND NEW.outcome IS NOT NULL AND NEW.is_remembered) EXECUTE FUNCTION count_turn_for_summary();

-- What is forgotten is in no summary: those that cover it go, and are made anew of what is left.
CREATE FUNCTION drop_summaries_of_turn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM summaries WHERE conversation_id = OLD.conversation_id AND OLD.position BETWEEN from_position AND to_position;
  IF FOUND THEN
    PERFORM recount_for_summary(OLD.conversation_id);
  END IF;
  -- Whoever makes one of what it said has begun in vain.
  UPDATE summary_queue SET fence = fence + 1, owner = NULL WHERE conversation_id = OLD.conversation_id AND owner IS NOT NULL;
  DELETE FROM extraction_queue WHERE turn_id = OLD.id;
  RETURN NULL;
END $$;
CREATE TRIGGER turns_unsaid AFTER UPDATE OF text, outcome ON turns
FOR EACH ROW WHEN (OLD.outcome IS NOT NULL AND (OLD.text, OLD.outcome) IS DISTINCT FROM (NEW.text, NEW.outcome)) EXECUTE FUNCTION drop_summaries_of_turn();
CREATE TRIGGER turns_gone AFTER DELETE ON turns FOR EACH ROW EXECUTE FUNCTION drop_summaries_of_turn();

-- What was put behind is not gone on with, and what was said among others than now is nothing to tell them.
CREATE FUNCTION cut_off_summaries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.audience <> OLD.audience THEN
    DELETE FROM summaries WHERE conversation_id = NEW.id;
  END IF;
  UPDATE summary_queue SET fence = fence + 1, owner = NULL WHERE conversation_id = NEW.id AND owner IS NOT NULL;
  PERFORM recount_for_summary(NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER conversations_cut_off AFTER UPDATE OF context_start, audience ON conversations
FOR EACH ROW WHEN ((OLD.context_start, OLD.audience) IS DISTINCT FROM (NEW.context_start, NEW.audience)) EXECUTE FUNCTION cut_off_summaries();

-- What somebody said to Parley, until a model has read it for facts.
CREATE TABLE extraction_queue (
  number bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT extraction_queue_pkey PRIMARY KEY,
  turn_id uuid NOT NULL CONSTRAINT extraction_queue_turn_id_foreign REFERENCES turns ON DELETE CASCADE,
  conversation_id uuid NOT NULL,
  person_id uuid NOT NULL,
  ended_at timestamptz NOT NULL,
  -- What was found in it, with the ids that it is kept by; null: nobody has looked yet.
  found jsonb,
  failures int NOT NULL DEFAULT 0,
  not_before timestamptz,
  owner text,
  lease_until timestamptz,
  fence bigint NOT NULL DEFAULT 0,
  CONSTRAINT extraction_queue_turn_id_unique UNIQUE (turn_id)
);
CREATE INDEX extraction_queue_of_talk ON extraction_queue (conversation_id, person_id, number);

-- Forwarded words are not the person's own, and commands say nothing of them.
CREATE FUNCTION queue_turn_for_extraction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO extraction_queue (turn_id, conversation_id, person_id, ended_at)
  VALUES (NEW.id, NEW.conversation_id, NEW.person_id, NEW.received_at) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER turns_extracted AFTER UPDATE OF outcome ON turns
FOR EACH ROW WHEN (OLD.outcome IS NULL AND NEW.outcome IS NOT NULL AND NEW.is_remembered AND NEW.text !~ '^[[:space:]]*/'
  AND NOT coalesce((NEW.source ->> 'isForwarded')::boolean, false) AND NEW.source ->> 'retryOf' IS NULL)
EXECUTE FUNCTION queue_turn_for_extraction();
CREATE SEQUENCE extraction_fences;

-- Summaries are recalled as what was said is: the newest of each stretch of a conversation.
ALTER TABLE recall_entries DROP CONSTRAINT recall_entries_kind_check;
ALTER TABLE recall_entries ADD CONSTRAINT recall_entries_kind_check CHECK (kind IN ('said', 'reply', 'fact', 'summary'));
ALTER TABLE recall_entries ADD COLUMN summary_id uuid
  CONSTRAINT recall_entries_summary_id_foreign REFERENCES summaries ON DELETE CASCADE CONSTRAINT recall_entries_summary_id_unique UNIQUE;
ALTER TABLE recall_queue ADD COLUMN summary_id uuid;

CREATE FUNCTION queue_summary_for_recall() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- With the one before it, whose place it takes.
  INSERT INTO recall_queue (scope, summary_id)
  SELECT recall_scope(audience, person_id, channel, account, chat), summaries.id
  FROM summaries JOIN conversations ON conversations.id = conversation_id
  WHERE conversation_id = NEW.conversation_id AND from_position = NEW.from_position;
  RETURN NULL;
END $$;
CREATE TRIGGER summaries_recalled AFTER INSERT ON summaries FOR EACH ROW EXECUTE FUNCTION queue_summary_for_recall();

CREATE FUNCTION queue_summaries_of_talk_for_recall() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO recall_queue (scope, summary_id)
  SELECT recall_scope(NEW.audience, NEW.person_id, NEW.channel, NEW.account, NEW.chat), id FROM summaries WHERE conversation_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER conversations_summaries_recalled AFTER UPDATE OF person_id, channel, account, chat ON conversations
FOR EACH ROW WHEN ((OLD.person_id, OLD.channel, OLD.account, OLD.chat) IS DISTINCT FROM (NEW.person_id, NEW.channel, NEW.account, NEW.chat))
EXECUTE FUNCTION queue_summaries_of_talk_for_recall();

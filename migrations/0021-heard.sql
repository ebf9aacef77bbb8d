-- What is heard in a group that lets Parley listen can be recalled there word for word, and what was made of it goes with it.
ALTER TABLE sightings ADD COLUMN heard_id uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT sightings_heard_id_unique UNIQUE;

ALTER TABLE recall_entries ADD COLUMN heard_id uuid CONSTRAINT recall_entries_heard_id_unique UNIQUE;
ALTER TABLE recall_queue ADD COLUMN heard_id uuid;

-- Of which message it was made; it stays when that is too old to be kept.
ALTER TABLE facts ADD COLUMN heard_id uuid;
CREATE INDEX facts_heard ON facts (heard_id) WHERE heard_id IS NOT NULL;

CREATE FUNCTION follow_sighting() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE TRIGGER sightings_recalled AFTER UPDATE OF observed ON sightings
FOR EACH ROW WHEN (OLD.observed IS DISTINCT FROM NEW.observed) EXECUTE FUNCTION follow_sighting();

CREATE FUNCTION drop_sighting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM recall_entries WHERE heard_id = OLD.heard_id;
  RETURN NULL;
END $$;
CREATE TRIGGER sightings_gone AFTER DELETE ON sightings FOR EACH ROW WHEN (OLD.observed IS NOT NULL) EXECUTE FUNCTION drop_sighting();

CREATE FUNCTION queue_sighting_for_recall() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO recall_queue (scope, heard_id)
  SELECT recall_scope('group', NULL, channel, account, chat), NEW.heard_id FROM groups
  WHERE channel || ':' || account = NEW.account AND chat = NEW.observed ->> 'chat';
  RETURN NULL;
END $$;
CREATE TRIGGER sightings_heard AFTER INSERT ON sightings
FOR EACH ROW WHEN (NEW.observed IS NOT NULL) EXECUTE FUNCTION queue_sighting_for_recall();

-- What was heard before.
INSERT INTO recall_queue (scope, heard_id)
SELECT recall_scope('group', NULL, channel, groups.account, chat), heard_id FROM sightings
JOIN groups ON channel || ':' || groups.account = sightings.account AND chat = observed ->> 'chat' ORDER BY at;

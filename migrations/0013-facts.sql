-- What is known of people and of groups: what each fact says of whom, since when, until when, and who said it. And what was said but not read for facts yet.

-- Whether what the person says is kept in memory, and whether what they said in a turn was.
ALTER TABLE persons ADD COLUMN keeps_memory boolean NOT NULL DEFAULT true;
ALTER TABLE turns ADD COLUMN is_remembered boolean NOT NULL DEFAULT true;

ALTER TABLE facts
  -- Of a fact about a person in private; a group's has its chat instead.
  ALTER COLUMN person_id DROP NOT NULL,
  ADD COLUMN channel text,
  ADD COLUMN account text,
  ADD COLUMN chat text,
  -- As `recall_scope` makes it of those.
  ADD COLUMN scope text,
  ADD COLUMN subject text NOT NULL DEFAULT 'self',
  ADD COLUMN predicate text NOT NULL DEFAULT 'note',
  ADD COLUMN value text,
  -- What is the same in facts that say the same.
  ADD COLUMN key text,
  ADD COLUMN category text NOT NULL DEFAULT 'other',
  ADD COLUMN confidence double precision NOT NULL DEFAULT 1,
  -- Whether a newer one takes its place.
  ADD COLUMN is_single boolean NOT NULL DEFAULT false,
  -- The predicate that contradicts it where the key is the same.
  ADD COLUMN opposite text,
  ADD COLUMN speaker_id uuid CONSTRAINT facts_speaker_id_foreign REFERENCES persons ON DELETE SET NULL,
  ADD COLUMN speaker text,
  ADD COLUMN origin text NOT NULL DEFAULT 'said' CONSTRAINT facts_origin_check CHECK (origin IN ('said', 'pattern', 'extracted')),
  ADD COLUMN is_tainted boolean NOT NULL DEFAULT false,
  ADD COLUMN held_from timestamptz,
  ADD COLUMN held_until timestamptz,
  ADD COLUMN superseded_by text CONSTRAINT facts_superseded_by_foreign REFERENCES facts ON DELETE SET NULL,
  ADD CONSTRAINT facts_place_check CHECK ((person_id IS NULL) = (chat IS NOT NULL));

DROP TRIGGER facts_recalled ON facts;
DROP INDEX facts_once;
DROP INDEX facts_of_person;

WITH worded AS (
  SELECT id, person_id, created_at, btrim(regexp_replace(replace(lower(text), 'ё', 'е'), '[^[:alnum:]]+', ' ', 'g')) AS same FROM facts
), counted AS (
  SELECT id, same, row_number() OVER (PARTITION BY person_id, same ORDER BY created_at, id) AS place FROM worded
)
UPDATE facts SET scope = recall_scope('private', person_id, NULL, NULL, NULL), value = text, speaker_id = person_id, speaker = persons.name,
  held_from = facts.created_at,
  -- Nothing that was kept is taken away, also where today it would be kept once.
  key = CASE WHEN place = 1 AND same <> '' THEN same ELSE same || ' ' || facts.id END
FROM persons, counted WHERE persons.id = facts.person_id AND counted.id = facts.id;

ALTER TABLE facts
  ALTER COLUMN scope SET NOT NULL,
  ALTER COLUMN value SET NOT NULL,
  ALTER COLUMN key SET NOT NULL,
  ALTER COLUMN speaker SET NOT NULL,
  ALTER COLUMN held_from SET NOT NULL,
  ALTER COLUMN subject DROP DEFAULT,
  ALTER COLUMN predicate DROP DEFAULT,
  ALTER COLUMN category DROP DEFAULT,
  ALTER COLUMN confidence DROP DEFAULT,
  ALTER COLUMN is_single DROP DEFAULT,
  ALTER COLUMN origin DROP DEFAULT,
  ALTER COLUMN is_tainted DROP DEFAULT;

-- The same is known once at a time.
CREATE UNIQUE INDEX facts_once ON facts (scope, coalesce(speaker_id::text, speaker), subject, predicate, md5(key)) WHERE held_until IS NULL;
CREATE INDEX facts_of_scope ON facts (scope, created_at, id);
CREATE INDEX facts_person_id_index ON facts (person_id);
CREATE INDEX facts_speaker_id_index ON facts (speaker_id);
CREATE INDEX facts_superseded_by_index ON facts (superseded_by);

CREATE FUNCTION place_fact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.scope := recall_scope(CASE WHEN NEW.person_id IS NULL THEN 'group' ELSE 'private' END, NEW.person_id, NEW.channel, NEW.account, NEW.chat);
  RETURN NEW;
END $$;
CREATE TRIGGER facts_placed BEFORE INSERT OR UPDATE OF person_id, channel, account, chat ON facts FOR EACH ROW EXECUTE FUNCTION place_fact();

CREATE OR REPLACE FUNCTION queue_fact_for_recall() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO recall_queue (scope, fact_id) VALUES (NEW.scope, NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER facts_recalled AFTER INSERT OR UPDATE OF text, person_id, channel, account, chat ON facts
FOR EACH ROW EXECUTE FUNCTION queue_fact_for_recall();

-- What somebody said, until it is read for facts.
CREATE TABLE fact_queue (
  number bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT fact_queue_pkey PRIMARY KEY,
  turn_id uuid CONSTRAINT fact_queue_turn_id_foreign REFERENCES turns ON DELETE CASCADE,
  -- Of a message in a group that was not addressed to us.
  account text,
  external_id text,
  CONSTRAINT fact_queue_turn_id_unique UNIQUE (turn_id),
  CONSTRAINT fact_queue_sighting UNIQUE (account, external_id)
);

-- Sees to it that it waits once.
CREATE FUNCTION queue_turn_for_facts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO fact_queue (turn_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER turns_read_for_facts AFTER UPDATE OF state ON turns
FOR EACH ROW WHEN (OLD.state IN ('queued', 'running') AND NEW.state NOT IN ('queued', 'running') AND NEW.is_remembered)
EXECUTE FUNCTION queue_turn_for_facts();

CREATE FUNCTION queue_sighting_for_facts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO fact_queue (account, external_id) VALUES (NEW.account, NEW.external_id) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER sightings_read_for_facts AFTER INSERT OR UPDATE OF observed ON sightings
FOR EACH ROW WHEN (NEW.observed IS NOT NULL) EXECUTE FUNCTION queue_sighting_for_facts();

-- What is said while the person wants nothing kept stays out of memory for ever.
CREATE FUNCTION note_whether_remembered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT keeps_memory INTO NEW.is_remembered FROM persons WHERE id = NEW.person_id;
  NEW.is_remembered := coalesce(NEW.is_remembered, true);
  RETURN NEW;
END $$;
CREATE TRIGGER turns_remembered BEFORE INSERT ON turns FOR EACH ROW EXECUTE FUNCTION note_whether_remembered();

DROP TRIGGER turns_recalled ON turns;
CREATE TRIGGER turns_recalled AFTER INSERT OR UPDATE OF text, person_id, outcome ON turns
FOR EACH ROW WHEN (NEW.is_remembered) EXECUTE FUNCTION queue_turn_for_recall();

-- What plugins took in, by its meaning: a vector for each text, of the model that is set and, until it has all of them, of the one before.

-- Who took it in, and where: they pay for its vectors. Null: nobody does any more.
ALTER TABLE plugin_documents
  ADD COLUMN person_id uuid CONSTRAINT plugin_documents_person_id_foreign REFERENCES persons (id) ON DELETE SET NULL,
  ADD COLUMN conversation_id uuid CONSTRAINT plugin_documents_conversation_id_foreign REFERENCES conversations (id) ON DELETE SET NULL;
CREATE INDEX plugin_documents_of_person ON plugin_documents (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX plugin_documents_of_conversation ON plugin_documents (conversation_id) WHERE conversation_id IS NOT NULL;

-- Such as the title and headings: what the text means without them may be anything.
ALTER TABLE plugin_texts ADD COLUMN under text NOT NULL DEFAULT '';

UPDATE plugin_documents AS document SET person_id = coalesce(collection.person_id, talk.person_id), conversation_id = talk.id
FROM plugin_collections AS collection LEFT JOIN LATERAL (
  SELECT id, conversations.person_id FROM conversations
  WHERE collection.person_id IS NULL AND audience = 'group' AND recall_scope('group', NULL, channel, account, chat) = collection.scope
  ORDER BY created_at LIMIT 1
) AS talk ON true
WHERE collection.id = document.collection_id;

-- How far a collection is with a model.
CREATE TABLE plugin_embeddings (
  collection_id bigint NOT NULL CONSTRAINT plugin_embeddings_collection_id_foreign REFERENCES plugin_collections (id) ON DELETE CASCADE,
  -- provider/name, with #LENGTH where vectors of a set length are asked for.
  model text NOT NULL,
  -- The length of its vectors; null: there is none yet.
  dimensions int,
  -- Everything up to this number has its vector, or cannot have one.
  done_to bigint NOT NULL DEFAULT 0,
  -- How many vectors were kept.
  count int NOT NULL DEFAULT 0,
  -- Until then somebody has it in hand, or it rests.
  taken_until timestamptz,
  CONSTRAINT plugin_embeddings_pkey PRIMARY KEY (collection_id, model)
);

CREATE TABLE plugin_vectors (
  number bigint NOT NULL CONSTRAINT plugin_vectors_number_foreign REFERENCES plugin_texts (number) ON DELETE CASCADE,
  model text NOT NULL,
  dimensions int NOT NULL,
  -- Of length 1. Not bytes, so that pgvector can read it; null: the model refuses the text.
  vector real[],
  CONSTRAINT plugin_vectors_pkey PRIMARY KEY (number, model, dimensions)
);
-- Such numbers cannot be compressed, which costs time to find out.
ALTER TABLE plugin_vectors ALTER COLUMN vector SET STORAGE EXTERNAL;

-- What one has goes on with another, behind what that one has; of documents that both have, the other's stay.
CREATE OR REPLACE FUNCTION move_plugin_texts(from_scope text, into_scope text, into_person uuid) RETURNS void LANGUAGE plpgsql AS $$
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
END $$;

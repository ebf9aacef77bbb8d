-- Texts that plugins took in, so that they can be found.

CREATE TABLE plugin_collections (
  id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT plugin_collections_pkey PRIMARY KEY,
  plugin text COLLATE "C" NOT NULL,
  -- Whose it is, as recall_scope() writes it.
  scope text NOT NULL,
  -- Null: a group's.
  person_id uuid CONSTRAINT plugin_collections_person_id_foreign REFERENCES persons (id) ON DELETE CASCADE,
  -- The greatest number of its texts.
  last bigint NOT NULL DEFAULT 0,
  -- Changes when a text goes.
  epoch bigint NOT NULL DEFAULT 0,
  CONSTRAINT plugin_collections_place UNIQUE (plugin, scope)
);
CREATE INDEX plugin_collections_of_person ON plugin_collections (person_id);

CREATE TABLE plugin_documents (
  id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT plugin_documents_pkey PRIMARY KEY,
  collection_id bigint NOT NULL CONSTRAINT plugin_documents_collection_id_foreign REFERENCES plugin_collections (id) ON DELETE CASCADE,
  key text COLLATE "C" NOT NULL,
  about jsonb NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT plugin_documents_place UNIQUE (collection_id, key)
);

CREATE TABLE plugin_texts (
  -- Given while the collection is held: whoever has read up to one needs only what is greater.
  number bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT plugin_texts_pkey PRIMARY KEY,
  collection_id bigint NOT NULL CONSTRAINT plugin_texts_collection_id_foreign REFERENCES plugin_collections (id) ON DELETE CASCADE,
  document_id bigint NOT NULL CONSTRAINT plugin_texts_document_id_foreign REFERENCES plugin_documents (id) ON DELETE CASCADE,
  -- From 1, in the order of the document.
  position int NOT NULL,
  text text NOT NULL,
  place jsonb NOT NULL,
  terms text NOT NULL,
  traits int NOT NULL
);
CREATE INDEX plugin_texts_in_order ON plugin_texts (collection_id, number);
CREATE INDEX plugin_texts_of_document ON plugin_texts (document_id);

-- What one has goes on with another; of documents that both have, the other's stay.
CREATE FUNCTION move_plugin_texts(from_scope text, into_scope text, into_person uuid) RETURNS void LANGUAGE plpgsql AS $$
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
    UPDATE plugin_texts SET collection_id = moved.new_id WHERE collection_id = moved.old_id;
    UPDATE plugin_collections SET last = moved.last, epoch = epoch + 1 WHERE id = moved.new_id;
    DELETE FROM plugin_collections WHERE id = moved.old_id;
  END LOOP;
  UPDATE plugin_collections SET scope = into_scope, person_id = into_person WHERE scope = from_scope;
END $$;

-- Adds a document with its texts to a collection that is held.
WITH collection AS MATERIALIZED (
  SELECT id FROM plugin_collections WHERE plugin = $1 AND scope = recall_scope($2, $3::uuid, $4, $5, $6)
), document AS (
  INSERT INTO plugin_documents (collection_id, key, about, at, person_id, conversation_id)
  SELECT id, $7, $8::jsonb, $9, $10::uuid, $11::uuid FROM collection RETURNING id, collection_id
), added AS (
  INSERT INTO plugin_texts (collection_id, document_id, position, text, under, place, terms, traits)
  SELECT collection_id, document.id, new.position, new.text, new.under, coalesce(new.place, 'null'), new.terms, new.traits
  FROM document, ROWS FROM (jsonb_to_recordset($12::jsonb) AS (text text, under text, place jsonb, terms text, traits int)) WITH ORDINALITY
    AS new (text, under, place, terms, traits, position)
  ORDER BY new.position
  RETURNING number
)
UPDATE plugin_collections SET last = greatest(last, (SELECT max(number) FROM added)) WHERE id = (SELECT id FROM collection)

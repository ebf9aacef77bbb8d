-- Removes a document with its texts from a collection that is held.
WITH removed AS (
  DELETE FROM plugin_documents AS document USING plugin_collections AS collection
  WHERE collection.id = collection_id AND plugin = $1 AND scope = recall_scope($2, $3::uuid, $4, $5, $6) AND key = $7
  RETURNING document.id, collection_id
), changed AS (
  UPDATE plugin_collections SET epoch = epoch + 1 WHERE id IN (SELECT collection_id FROM removed)
)
SELECT id FROM removed

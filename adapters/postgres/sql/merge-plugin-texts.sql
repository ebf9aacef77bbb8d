-- What plugins took in for a person becomes another's.
SELECT move_plugin_texts(recall_scope('private', $1::uuid, NULL, NULL, NULL), recall_scope('private', $2::uuid, NULL, NULL, NULL), $2::uuid)

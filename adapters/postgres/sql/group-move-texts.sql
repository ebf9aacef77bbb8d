-- What plugins took in for a group goes on in its new chat.
SELECT move_plugin_texts(recall_scope('group', NULL, $1, $2, $3), recall_scope('group', NULL, $1, $2, $4), NULL)

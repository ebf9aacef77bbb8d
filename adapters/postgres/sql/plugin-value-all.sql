-- All that a plugin keeps in one space, as nobody else changes it until the end of the transaction.
SELECT key, value FROM plugin_values WHERE plugin = $1 AND space = $2 ORDER BY key FOR UPDATE

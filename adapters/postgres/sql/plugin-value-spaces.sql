-- In whose spaces a plugin keeps something.
SELECT DISTINCT space FROM plugin_values WHERE plugin = $1 ORDER BY space

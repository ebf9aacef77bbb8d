-- Removes what need not be kept any longer.
DELETE FROM plugin_values WHERE keep_until < $1::timestamptz RETURNING key

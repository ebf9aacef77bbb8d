-- The largest scopes that have more than so many entries.
SELECT scope, last FROM recall_scopes WHERE last > $1 ORDER BY last DESC LIMIT $2

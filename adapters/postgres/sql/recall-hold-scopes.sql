-- Makes scopes that are new, and holds all of these, so that the numbers given in them follow the order of the commits.
INSERT INTO recall_scopes (scope) SELECT DISTINCT scope FROM unnest($1::text[]) AS wanted (scope) ORDER BY scope
ON CONFLICT (scope) DO UPDATE SET last = recall_scopes.last

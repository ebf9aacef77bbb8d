-- One worker at a time indexes a scope: whoever had read a turn before it changed would else write down what it said then, after the other one.
-- What is read from here on is what was committed. Whoever removes something waits for nobody here.
SELECT pg_advisory_xact_lock(hashtextextended(scope, 7042)) FROM (SELECT DISTINCT scope FROM unnest($1::text[]) AS wanted (scope) ORDER BY scope) AS ordered

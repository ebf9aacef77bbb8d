-- Everything that migrations have made in schema public, one statement a row, in an order that depends on nothing but names.
WITH relations AS (
  SELECT c.oid, c.relname, c.relkind, c.relpersistence, c.reloptions
  FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relname <> ALL ($1::text[])
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
), columns AS (
  SELECT a.attrelid, string_agg(format(E'  %I %s', a.attname, concat_ws(' ',
    format_type(a.atttypid, a.atttypmod),
    CASE WHEN a.attcollation <> t.typcollation THEN 'COLLATE ' || quote_ident(l.collname) END,
    CASE WHEN a.attnotnull THEN 'NOT NULL' END,
    CASE WHEN a.attgenerated = 's' THEN format('GENERATED ALWAYS AS (%s) STORED', pg_get_expr(d.adbin, d.adrelid))
      WHEN d.oid IS NOT NULL THEN 'DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) END)), E',\n' ORDER BY a.attnum) AS list
  FROM pg_attribute a
  JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_collation l ON l.oid = a.attcollation
  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE a.attnum > 0 AND NOT a.attisdropped
  GROUP BY a.attrelid
), constraints AS (
  SELECT conrelid, string_agg(format(E'  CONSTRAINT %I %s', conname, pg_get_constraintdef(oid)), E',\n' ORDER BY contype DESC, conname COLLATE "C") AS list
  FROM pg_constraint WHERE contype <> 'n' AND conparentid = 0 GROUP BY conrelid
), statements AS (
  SELECT 1 AS place, extname::text AS name, format('CREATE EXTENSION %I;', extname) AS text FROM pg_extension WHERE extname <> 'plpgsql'
  UNION ALL
  SELECT 2, relname, format(E'CREATE %sTABLE %I (\n%s\n)%s%s;', CASE relpersistence WHEN 'u' THEN 'UNLOGGED ' END, relname,
    concat_ws(E',\n', columns.list, constraints.list),
    CASE relkind WHEN 'p' THEN ' PARTITION BY ' || pg_get_partkeydef(relations.oid) END,
    ' WITH (' || array_to_string(reloptions, ', ') || ')')
  FROM relations JOIN columns ON attrelid = relations.oid LEFT JOIN constraints ON conrelid = relations.oid
  WHERE relkind IN ('r', 'p') AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = relations.oid)
  UNION ALL
  SELECT 3, relname, format('CREATE TABLE %I PARTITION OF %s %s;', relname, inhparent::regclass, pg_get_expr(c.relpartbound, c.oid))
  FROM pg_inherits JOIN relations ON relations.oid = inhrelid JOIN pg_class c USING (oid, relname) WHERE c.relkind = 'r'
  UNION ALL
  SELECT 4, relname, pg_get_indexdef(relations.oid) || ';'
  FROM relations
  WHERE relkind IN ('i', 'I') AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = relations.oid)
    AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = relations.oid)
    AND NOT EXISTS (SELECT FROM pg_index JOIN pg_class t ON t.oid = indrelid WHERE indexrelid = relations.oid AND t.relname = ANY ($1))
  UNION ALL
  SELECT 5, proname, pg_get_functiondef(p.oid) || ';'
  FROM pg_proc p
  WHERE pronamespace = 'public'::regnamespace
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
  UNION ALL
  SELECT 6, relname, format(E'CREATE VIEW %I AS\n%s', relname, pg_get_viewdef(oid)) FROM relations WHERE relkind = 'v'
)
SELECT text FROM statements ORDER BY place, name COLLATE "C", text COLLATE "C"

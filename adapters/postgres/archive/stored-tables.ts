import type { Client } from 'pg';

/** A table whose rows are kept in a backup. */
export interface StoredTable {
  readonly name: string;
  /** Those that can be written; the database makes the others. */
  readonly columns: readonly string[];
  /** The column whose numbers a sequence gives out; null: there is none. */
  readonly numbered: string | null;
}

/** The list of migrations is the migrator's; what is not logged does not outlive a crash either. */
const TABLES = `
SELECT relname AS name,
  array_agg(attname::text ORDER BY attnum) FILTER (WHERE attgenerated = '') AS columns,
  min(attname::text) FILTER (WHERE attidentity <> '') AS numbered
FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition AND relpersistence = 'p' AND relname <> 'migrations'
  AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND classid = 'pg_class'::regclass AND deptype = 'e')
GROUP BY relname
ORDER BY relname`;

/** The tables of Parley's database in the order of their names. */
export async function storedTables(client: Client): Promise<readonly StoredTable[]> {
  const { rows } = await client.query<StoredTable>(TABLES);
  return rows;
}

import { ENTITIES } from './entities/index.ts';
import { makeOrm } from './orm.ts';

/**
 * What the ORM does not own, and so does not compare: the partitioned table with its partitions, the view, the functions, the triggers, the table of
 * migrations. It also does not see collations, storage parameters, and which tables are not logged. The committed dump covers all of it.
 */
const NOT_OF_THE_ORM = {
  skipTables: ['migrations', /^output_lines/],
  skipViews: ['dead_workers'],
  ignoreRoutines: true,
  ignoreTriggers: true,
};

/** The statements that would make a migrated database what the entities say; none: they agree. */
export async function findSchemaDrift(url: string): Promise<readonly string[]> {
  const orm = makeOrm(url, { entities: ENTITIES, schemaGenerator: NOT_OF_THE_ORM });
  try {
    const sql = await orm.schema.getUpdateSchemaSQL({ wrap: false });
    return sql.split('\n').filter((line) => line.trim() !== '');
  } finally {
    await orm.close();
  }
}

import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { ClientBase, Pool, QueryResultRow } from 'pg';
import { asDomainError } from './database-error.ts';
import { DatabasePool } from './pool.ts';
import { storableText } from './storable.ts';

/** JSON goes in as text made by `storableJson`. */
export type SqlValue = string | number | boolean | null | Date | Uint8Array | readonly string[] | readonly number[] | readonly Date[];

/** Runs the statement, in a transaction of its own unless it is given one's connection; throws an UnreachableError when the database is away, a ConflictError when a key is taken. */
export type Statement<Row extends QueryResultRow> = (...values: readonly SqlValue[]) => Promise<Row[]>;

const { builtins } = pg.types;

// Money and numbers stay below 2^53 by their domain types.
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === builtins.INT8 || oid === builtins.NUMERIC ? Number : pg.types.getTypeParser(oid, format ?? 'text'),
};

function storable(value: SqlValue): unknown {
  if (typeof value === 'string') return storableText(value);
  return Array.isArray(value) ? value.map((item: unknown) => (typeof item === 'string' ? storableText(item) : item)) : value;
}

/** One atomic operation, kept in a file of its own: `sql/NAME.sql`. */
export function statement<Row extends QueryResultRow>(pool: Pool | ClientBase, name: string): Statement<Row> {
  const text = readFileSync(new URL(`sql/${name}.sql`, import.meta.url), 'utf8');
  return async (...values) => {
    try {
      const result = await pool.query<Row>({ name, text, values: values.map(storable), types });
      const { rows } = result;
      // What pg keeps of a statement that has ended goes only when all of memory is looked through; with the rows in it, each small collection would move them.
      result.rows = [];
      return rows;
    } catch (error) {
      throw asDomainError(error, pool instanceof DatabasePool && pool.isDiskFull());
    }
  };
}

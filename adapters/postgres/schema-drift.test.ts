import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createTestDatabase } from '../../testing/postgres/test-database.ts';
import type { TestDatabase } from '../../testing/postgres/test-database.ts';
import { dumpSchema } from './schema-dump.ts';
import { findSchemaDrift } from './schema-drift.ts';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.close());

async function run(sql: string): Promise<void> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

describe('the schema', () => {
  it('what the migrations make is what the entities say', async () => {
    expect(await findSchemaDrift(database.url)).toEqual([]);
  });

  it('a column, an index or a check that only one side has is told', async () => {
    await run('ALTER TABLE tokens ADD COLUMN colour text');
    await run('DROP INDEX tasks_of_person');
    await run('ALTER TABLE turns DROP CONSTRAINT turns_state_check');
    const drift = (await findSchemaDrift(database.url)).join('\n');
    expect(drift).toContain('drop column "colour"');
    expect(drift).toContain('tasks_of_person');
    expect(drift).toContain('turns_state_check');
  });

  it('its dump also tells what the ORM cannot see', async () => {
    const before = await dumpSchema(database.url);
    expect(await dumpSchema(database.url)).toBe(before);
    for (const change of [
      'ALTER TABLE workers SET LOGGED',
      'ALTER TABLE tasks SET (fillfactor = 90)',
      'DROP TABLE output_lines_7',
      'DROP TRIGGER audit_entries_unchanged ON audit_entries',
      'CREATE OR REPLACE FUNCTION worker_lock_key(worker text) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN 1',
      'CREATE OR REPLACE VIEW dead_workers AS SELECT id FROM workers',
      'ALTER TABLE output_lines ALTER COLUMN text TYPE text COLLATE "POSIX"',
    ]) {
      const previous = await dumpSchema(database.url);
      await run(change);
      expect(await dumpSchema(database.url), change).not.toBe(previous);
    }
  });
});

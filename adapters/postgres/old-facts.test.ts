import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { expect, it } from 'vitest';

import { uuid } from '../../domain/testing/fixtures.ts';
import { MIGRATION_NAMES } from '../../migrations/names.ts';
import { createTestDatabase } from '../../testing/postgres/test-database.ts';

const OF_ANNA = `["person", "${uuid(1)}"]`;

it('what was remembered before facts said what they are about is all there afterwards, also what would be kept once today', async () => {
  const database = await createTestDatabase();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const migrate = async (name: string): Promise<void> => {
    await client.query(readFileSync(new URL(`../../migrations/${name}.sql`, import.meta.url), 'utf8'));
  };
  await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  const at = MIGRATION_NAMES.indexOf('0013-facts');
  for (const name of MIGRATION_NAMES.slice(0, at)) await migrate(name);
  await client.query(
    `INSERT INTO persons (id, name, role, language, time_zone, created_at) VALUES ('${uuid(1)}', 'Аня', 'member', 'ru', 'UTC', now())`,
  );
  const texts = ['Люблю чай', 'люблю чай!', 'Ёж', '❤️', '🐈'];
  for (const [number, text] of texts.entries())
    await client.query(`INSERT INTO facts (id, person_id, text, created_at) VALUES ($1, $2, $3, $4)`, [
      `f${number}`,
      uuid(1),
      text,
      new Date(number),
    ]);
  await migrate('0013-facts');

  const { rows } = await client.query(
    'SELECT id, text, scope, predicate, value, speaker, origin, is_tainted, held_from, held_until FROM facts ORDER BY id',
  );
  const rest = { scope: OF_ANNA, predicate: 'note', speaker: 'Аня', origin: 'said', is_tainted: false, held_until: null };
  expect(rows).toEqual(texts.map((text, number) => ({ id: `f${number}`, text, value: text, held_from: new Date(number), ...rest })));
  expect((await client.query('SELECT DISTINCT key FROM facts')).rows).toHaveLength(texts.length);
  await client.end();
  await database.close();
});

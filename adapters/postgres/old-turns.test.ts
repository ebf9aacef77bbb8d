import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import { expect, it } from 'vitest';

import { makeRecall } from '../../domain/memory/recall/recall.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { MIGRATION_NAMES } from '../../migrations/names.ts';
import { createTestDatabase } from '../../testing/postgres/test-database.ts';
import { makeSystemClock } from '../system/system-clock.ts';
import { makePostgres } from './make-postgres.ts';
import { migrate } from './migrate.ts';

const ANNA = '00000000-0000-7000-8000-000000000001';
const TALK = '00000000-0000-7000-8000-000000000010';
const OLD_TURNS = `
INSERT INTO persons (id, name, role, language, time_zone, created_at) VALUES ('${ANNA}', 'Анна', 'owner', 'ru', 'UTC', now());
INSERT INTO conversations (id, address_key, channel, account, chat, audience, person_id, created_at)
VALUES ('${TALK}', 'web:parley:1', 'web', 'parley', '1', 'private', '${ANNA}', now());
INSERT INTO turns (id, conversation_id, position, message_id, person_id, text, received_at, state, source)
VALUES (gen_random_uuid(), '${TALK}', 1, gen_random_uuid(), '${ANNA}', 'Ключ лежит под ковриком', '2026-01-01T00:00:00Z', 'answered', '{}');
INSERT INTO facts (id, person_id, text, created_at) VALUES ('fact', '${ANNA}', 'Люблю чай', '2026-01-02T00:00:00Z')`;

it('what was said and known before there was an index is recalled, too', async () => {
  const database = await createTestDatabase();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const before = MIGRATION_NAMES.slice(0, MIGRATION_NAMES.indexOf('0009-recall'));
  await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  for (const name of before) await client.query(await readFile(new URL(`../../migrations/${name}.sql`, import.meta.url), 'utf8'));
  await client.query('CREATE TABLE migrations (id serial PRIMARY KEY, name varchar(255), executed_at timestamptz DEFAULT now())');
  for (const name of before) await client.query('INSERT INTO migrations (name) VALUES ($1)', [name]);
  await client.query(OLD_TURNS);
  await client.end();
  await migrate(database.url);

  const postgres = await makePostgres({ url: database.url, clock: makeSystemClock(), logger: makeRecordingLogger() });
  const asked = { text: 'где ключи? и какой чай?', askerId: ANNA, now: new Date(), offsetMinutes: 0, turns: 5, facts: 5, hidden: null };
  const { turns, facts } = await makeRecall(postgres.ports)({ kind: 'person', personId: ANNA }, asked);
  expect([...facts, ...turns].map(({ text }) => text)).toEqual(['Люблю чай', 'Ключ лежит под ковриком']);
  await postgres.close();
  await database.close();
});

import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import { expect, it } from 'vitest';

import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { MIGRATION_NAMES } from '../../migrations/names.ts';
import { createTestDatabase } from '../../testing/postgres/test-database.ts';
import { makeSystemClock } from '../system/system-clock.ts';
import { makePostgres } from './make-postgres.ts';
import { migrate } from './migrate.ts';

const ANNA = '00000000-0000-7000-8000-000000000001';
const PROJECT = '00000000-0000-7000-8000-000000000020';
const OLD_TASKS = `
INSERT INTO persons (id, name, role, language, time_zone, created_at) VALUES ('${ANNA}', 'Анна', 'owner', 'ru', 'UTC', now());
INSERT INTO projects (id, name, folder, added_by, created_at) VALUES ('${PROJECT}', 'demo', '/demo', '${ANNA}', now());
INSERT INTO tasks (id, project_id, person_id, work, limits, state, result, retry_of, attempt, created_at) VALUES
  ('first2', '${PROJECT}', '${ANNA}', '{"kind": "prompt", "prompt": "Почини", "model": null}', '{"budget": 1, "steps": 2, "wallMs": 3}',
    'succeeded', '{"summary": "Готово", "exitCode": null}', NULL, 1, '2026-01-01T00:00:00Z'),
  ('again2', '${PROJECT}', '${ANNA}', '{"kind": "command", "command": "make"}', '{"budget": 1, "steps": 2, "wallMs": 3}',
    'interrupted', NULL, 'first2', 1, '2026-01-02T00:00:00Z'),
  ('third2', '${PROJECT}', '${ANNA}', '{"kind": "command", "command": "make"}', '{"budget": 1, "steps": 2, "wallMs": 3}',
    'queued', NULL, 'again2', 0, '2026-01-03T00:00:00Z')`;

it('tasks of a database from before dependencies and progress are read and run as they were', async () => {
  const database = await createTestDatabase();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const before = MIGRATION_NAMES.slice(0, MIGRATION_NAMES.indexOf('0005-tasks'));
  await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  for (const name of before) await client.query(await readFile(new URL(`../../migrations/${name}.sql`, import.meta.url), 'utf8'));
  await client.query('CREATE TABLE migrations (id serial PRIMARY KEY, name varchar(255), executed_at timestamptz DEFAULT now())');
  for (const name of before) await client.query('INSERT INTO migrations (name) VALUES ($1)', [name]);
  await client.query(OLD_TASKS);
  await client.end();
  await migrate(database.url);

  const postgres = await makePostgres({ url: database.url, clock: makeSystemClock(), logger: makeRecordingLogger() });
  const { tasks, taskQueue } = postgres.ports;
  expect(await tasks.get('first2')).toMatchObject({
    work: { kind: 'prompt', prompt: 'Почини', model: null, template: null, continues: null },
    limits: { budget: 1, steps: 2, wallMs: 3, idleMs: 900_000 },
    result: { summary: 'Готово', exitCode: null, evidence: null },
    after: [],
    branch: null,
    progress: null,
    worktree: null,
    retries: 0,
  });
  expect(await tasks.get('third2')).toMatchObject({ work: { kind: 'command', command: 'make' }, retries: 2 });
  expect(await taskQueue.claim({ workerId: 'w', milliseconds: 60_000 }, new Date())).toMatchObject({ task: { id: 'again2', attempt: 2 } });
  await postgres.close();
  await database.close();
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { createTestDatabase } from '../postgres/test-database.ts';
import type { TestDatabase } from '../postgres/test-database.ts';
import { ask } from './api-client.ts';
import { sampled } from './sampled.ts';
import { startProgram } from './start-program.ts';
import type { Program } from './start-program.ts';

const CREATE = `mutation ($input: CreateScheduleInput!) {
  createSchedule(input: $input) { __typename ... on CreateSchedulePayload { schedule { id shortId state } } ... on Error { code message } }
}`;
const LOOK = `query ($id: ID!) {
  schedule(id: $id) { state nextAt lastTask { id state schedule { shortId } } }
  tasks { edges { node { id } } }
}`;
/** A command that was cut off by the kill is not run again by itself. */
const FINAL = expect.stringMatching(/^(SUCCEEDED|FAILED)$/);
const POLL = { timeout: 20_000, interval: 50 };

interface Created {
  readonly createSchedule: { readonly __typename: string; readonly schedule: { readonly id: string; readonly shortId: string } };
}

interface Seen {
  readonly schedule: {
    readonly state: string;
    readonly lastTask: { readonly id: string; readonly state: string; readonly schedule: { readonly shortId: string } } | null;
  };
  readonly tasks: { readonly edges: readonly { readonly node: { readonly id: string } }[] };
}

let dataDir: string;
let database: TestDatabase;
let running: Program[];
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'parley-schedules-'));
  database = await createTestDatabase();
  running = [];
});
afterEach(async () => {
  for (const program of running) await program.end('SIGTERM');
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(env: Readonly<Record<string, string>> = {}): Promise<Program> {
  const program = await startProgram({ dataDir, env: { PARLEY_DATABASE_URL: database.url, ...env } });
  running.push(program);
  return program;
}

async function createSoon(program: Program) {
  const input = { command: 'echo hello', at: 'in 2 seconds' };
  const { createSchedule } = await ask<Created>(program, CREATE, { input });
  expect(createSchedule.__typename).toBe('CreateSchedulePayload');
  return createSchedule.schedule;
}

/** One task was made, it has ended, and nothing more will be made. */
async function expectFiredOnce(program: Program, { id, shortId }: { readonly id: string; readonly shortId: string }): Promise<void> {
  const look = () => ask<Seen>(program, LOOK, { id });
  await expect
    .poll(async () => (await look()).schedule, POLL)
    .toMatchObject({ state: 'DONE', lastTask: { state: FINAL, schedule: { shortId } } });
  const { schedule, tasks } = await look();
  expect(tasks.edges.map(({ node }) => node.id)).toEqual([schedule.lastTask?.id]);
}

describe('a schedule in the real program', () => {
  test('fires at its time, and is done', async () => {
    const program = await start();
    await expectFiredOnce(program, await createSoon(program));
  }, 150_000);

  test.each(sampled(['before.schedule.fire', 'after.schedule.fire'], ['after.schedule.fire']))(
    'I4: killed at %s, fires once all the same',
    async (point) => {
      const doomed = await start({ PARLEY_TEST_CRASH_AT: point });
      const schedule = await createSoon(doomed);
      expect(await doomed.ended, doomed.output()).toBe('SIGKILL');
      await expectFiredOnce(await start(), schedule);
    },
    150_000,
  );
});

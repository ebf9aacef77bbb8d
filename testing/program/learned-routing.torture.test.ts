import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { createTestDatabase } from '../postgres/test-database.ts';
import type { TestDatabase } from '../postgres/test-database.ts';
import { ask } from './api-client.ts';
import { SEND } from './documents.ts';
import type { Sent } from './documents.ts';
import { startProgram } from './start-program.ts';
import type { Program } from './start-program.ts';

const LABELS = 19;
const PATIENCE = { timeout: 60_000, interval: 100 };
const REVIEW = '{ routingReview(first: 100) { turnId text } }';
const LABEL = `mutation ($turn: ID!, $mode: Mode!) {
  labelTurn(input: { turnId: $turn, mode: $mode }) { __typename ... on Error { message } }
}`;
const RETRAIN = 'mutation { retrainRouting { __typename } }';
const ROLL_BACK = 'mutation { rollBackRouting { __typename ... on RollBackRoutingPayload { learned { active } } } }';
const LEARNED = '{ learnedRouting { active newLabels trainedAt versions { version labels isAdopted } } }';

interface Learned {
  readonly learnedRouting: {
    readonly active: string | null;
    readonly newLabels: number;
    readonly trainedAt: string | null;
    readonly versions: readonly { readonly version: string; readonly labels: number; readonly isAdopted: boolean }[];
  };
}

interface Reviewed {
  readonly routingReview: readonly { readonly turnId: string; readonly text: string }[];
}

let dataDir: string;
let database: TestDatabase;
let running: Program[];
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'parley-learned-'));
  database = await createTestDatabase();
  running = [];
});
afterEach(async () => {
  for (const program of running) await program.end('SIGTERM');
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(name: string): Promise<Program> {
  const env = { PARLEY_DATABASE_URL: database.url, PARLEY_OWNER_TOKEN: 'one-token-for-both-of-them' };
  const program = await startProgram({ dataDir: join(dataDir, name), env });
  running.push(program);
  return program;
}

const learned = async (program: Program): Promise<Learned['learnedRouting']> => (await ask<Learned>(program, LEARNED)).learnedRouting;
const count = (program: Program, event: string): number => program.output().split(`"${event}"`).length - 1;

/** Says so many things and labels them as chat, where they are kept. */
async function teach(program: Program, total: number): Promise<void> {
  for (let n = 0; n < total; n += 1) await ask<Sent>(program, SEND, { text: `Отрефактори жужелицу ${String(n)} в огороде` });
  const kept = async (): Promise<number> => (await ask<Reviewed>(program, REVIEW)).routingReview.length;
  await expect.poll(kept, PATIENCE).toBe(total);
  const { routingReview } = await ask<Reviewed>(program, REVIEW);
  for (const { turnId } of routingReview) await ask(program, LABEL, { turn: turnId, mode: 'CHAT' });
}

describe('what routing learns, in two real programs', () => {
  test('is trained once, taken up by both, survives a kill in the middle, and can be put back', async () => {
    const [first, second] = [await start('a'), await start('b')];
    // Fewer than a training begins with by itself.
    await teach(first, LABELS);
    expect(await learned(first)).toMatchObject({ active: null, newLabels: LABELS, trainedAt: null });

    await ask(first, RETRAIN);
    await expect.poll(() => count(first, 'routing.training') + count(second, 'routing.training'), PATIENCE).toBe(1);
    const [doomed, heir] = count(first, 'routing.training') > 0 ? [first, second] : [second, first];
    await doomed.end('SIGKILL');
    await expect.poll(async () => (await learned(heir)).trainedAt, PATIENCE).not.toBeNull();
    const { active, versions, newLabels } = await learned(heir);
    expect(versions).toEqual([{ version: active, labels: LABELS, isAdopted: true }]);
    expect(newLabels).toBe(0);

    const third = await start('c');
    const inUse = (program: Program): boolean => program.output().includes(`"version":"${active ?? 'none'}"`);
    await expect.poll(() => inUse(heir) && inUse(third), PATIENCE).toBe(true);
    await ask(third, RETRAIN);
    await expect.poll(() => count(heir, 'routing.training') + count(third, 'routing.training'), PATIENCE).toBe(2);

    const back = await ask<{ rollBackRouting: object }>(third, ROLL_BACK);
    expect(back.rollBackRouting).toEqual({ __typename: 'RollBackRoutingPayload', learned: { active: null } });
  }, 180_000);
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFailed, test } from 'vitest';

import { readPostmasterFile } from '../../adapters/postgres/embedded-server/postmaster-file.ts';
import { clusterOf, embeddedUrl, makeEmbeddedFolders, startIn } from '../postgres/embedded-folders.ts';
import { startFreezableProxy } from '../postgres/freezable-proxy.ts';
import { createTestDatabase } from '../postgres/test-database.ts';
import { ask, follow } from './api-client.ts';
import type { Reachable } from './api-client.ts';
import { CREATE_TASK, EVENTS, SEND, TASK } from './documents.ts';
import type { CreatedTask, EventSeen, Sent, TaskState } from './documents.ts';
import { followTask } from './random-kills-followers.ts';
import { startLoad } from './random-kills-load.ts';
import { startLoadModel } from './random-kills-model.ts';
import type { LoadModel } from './random-kills-model.ts';
import { readRemains, verifyLoad } from './random-kills-verify.ts';
import { answerTo, readiness, statusOf } from './outside-view.ts';
import { sampled } from './sampled.ts';
import { startProgram } from './start-program.ts';
import type { Program } from './start-program.ts';

/** How long the embedded database lives each time. */
const PAUSES_MS = sampled([1_000, 1_500, 1_000, 1_500], [1_000]);
const PATIENCE = { timeout: 60_000, interval: 100 };
/** On a machine whose disk is busy the last processes of a killed server take their time, and no other may begin before. */
const PATIENCE_AFTER_KILL = { ...PATIENCE, timeout: 60_000 };

let model: LoadModel;
const folders = makeEmbeddedFolders();
beforeAll(async () => {
  // Whether commands run in a sandbox does not matter here: agents do without them.
  model = await startLoadModel({ mayRunCommands: false });
});
afterAll(async () => {
  await model.stop();
  await folders.close();
});

let dataDir: string;
let running: Program[];
let closing: (() => Promise<void>)[];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'parley-away-'));
  running = [];
  closing = [];
});
afterEach(async () => {
  for (const program of running) await program.end('SIGTERM');
  for (const close of closing.toReversed()) await close();
  rmSync(dataDir, { recursive: true, force: true });
  await folders.clear();
});

async function start(databaseUrl: string | null): Promise<Program> {
  const env = { ...model.env, ...(databaseUrl === null ? {} : { PARLEY_DATABASE_URL: databaseUrl }) };
  const program = await startProgram({ dataDir, env });
  running.push(program);
  return program;
}

/** The text of the final reply to a message. */
async function replyTo(program: Reachable, text: string, client: string): Promise<string> {
  const { sendMessage } = await ask<Sent>(program, SEND, { text, client });
  let reply = '';
  await follow<EventSeen>(program, EVENTS, { id: sendMessage.conversation.id }, ({ conversationEvents: event }) => {
    if (event.turnId !== sendMessage.turn.id || event.__typename !== 'ReplyFinal') return false;
    reply = event.text ?? '';
    return true;
  });
  return reply;
}

/** A command that goes on for so long, with a line every tenth of a second, and somebody who follows it. */
async function startTicking(program: Program, seconds: number) {
  const command = `echo ran >> ran.txt; for i in $(seq ${seconds * 10}); do echo tick $i; sleep 0.1; done`;
  const { createTask } = await ask<CreatedTask>(program, CREATE_TASK, { input: { command } });
  const { id } = createTask.task;
  const over = new AbortController();
  const follower = followTask(() => program, id, over.signal);
  await expect.poll(() => follower.seen.length, PATIENCE).toBeGreaterThan(3);
  return {
    /** I5: waits for its end, and holds what was followed against what must have been printed. */
    async expectWhole(): Promise<void> {
      await expect
        .poll(async () => (await ask<TaskState>(program, TASK, { id })).task, PATIENCE)
        .toMatchObject({ state: 'SUCCEEDED', attempt: 1 });
      const { task } = await ask<TaskState>(program, TASK, { id });
      await expect.poll(() => follower.seen.length, PATIENCE).toBe(task.lastLine);
      over.abort();
      expect(follower.faults).toEqual([]);
      expect(follower.breaks(), 'the follower stays connected').toBe(0);
      const ticks = follower.seen.filter(({ text }) => text.startsWith('tick')).map(({ text }) => text);
      expect(ticks).toEqual(Array.from({ length: seconds * 10 }, (_, index) => `tick ${index + 1}`));
      expect(readFileSync(join(dataDir, 'workspace/main/ran.txt'), 'utf8')).toBe('ran\n');
    },
  };
}

describe('a database that goes away and comes back', () => {
  test('I1, I4, I5: readiness says no, requests get one clear sentence, and what is under way goes on', async () => {
    const databaseDir = await folders.installed();
    const server = await startIn(databaseDir);
    const program = await start(server.url);
    expect(await statusOf(program)).toBe(200);
    const ticking = await startTicking(program, 4);

    await server.stop();
    const { status, reasons } = await readiness(program);
    expect(status).toBe(503);
    expect(reasons).toEqual([{ name: 'database', detail: expect.stringMatching(/^The database .+\.$/) }]);
    const refusal = await answerTo(program, { text: 'hello', client: 'm-1' });
    expect(refusal).toEqual({
      status: 503,
      sendMessage: null,
      errors: [{ message: 'The database cannot be used at the moment.', extensions: { code: 'outside.unreachable' } }],
    });
    expect((await fetch(`${program.url}/healthz`)).status).toBe(200);
    await sleep(2_000);

    await startIn(databaseDir);
    await expect.poll(() => statusOf(program), PATIENCE).toBe(200);
    expect(await replyTo(program, 'hello again', 'm-1')).toContain('hello again');
    await ticking.expectWhole();
    expect(program.output()).not.toMatch(/api\.failed|process\.broken/);
  }, 150_000);

  test('I1, I4, I5: one that falls silent for a while hangs nobody', async () => {
    const database = await createTestDatabase();
    closing.push(() => database.close());
    const proxy = await startFreezableProxy(database.url);
    closing.push(() => proxy.close());
    const program = await start(proxy.url);
    const ticking = await startTicking(program, 4);

    proxy.freeze();
    const refusal = answerTo(program, { text: 'hello', client: 'm-1' });
    const { status, reasons } = await readiness(program);
    expect({ status, names: reasons.map(({ name }) => name) }).toEqual({ status: 503, names: ['database'] });
    await sleep(1_000);
    proxy.thaw();
    expect(await refusal).toMatchObject({ status: 503, errors: [{ extensions: { code: 'outside.unreachable' } }] });

    await expect.poll(() => statusOf(program), PATIENCE).toBe(200);
    expect(await replyTo(program, 'hello again', 'm-1')).toContain('hello again');
    await ticking.expectWhole();
  }, 150_000);
});

describe('while the database is away', () => {
  test.each(sampled(['stopped', 'silent'], ['stopped']))(
    'the program ends in time when it is told to (the database is %s)',
    async (how) => {
      const databaseDir = await folders.installed();
      const server = await startIn(databaseDir);
      const proxy = await startFreezableProxy(server.url);
      closing.push(() => proxy.close());
      const program = await start(proxy.url);
      await startTicking(program, 60);
      if (how === 'stopped') await server.stop();
      else proxy.freeze();
      await sleep(500);
      expect(await program.end('SIGTERM')).toBeLessThan(10_000);
      proxy.thaw();
    },
    150_000,
  );
});

describe('the embedded database', () => {
  test('I1, I4, I5, I6: killed under load, it is started again and nothing is lost, failed or repeated', async () => {
    const program = await start(null);
    onTestFailed(() => void process.stdout.write(program.output()));
    const load = await startLoad(() => program, Math.random);
    const cluster = clusterOf(dataDir);
    const pids = new Set<number>();
    for (const pauseMs of PAUSES_MS) {
      await sleep(pauseMs);
      const pid = readPostmasterFile(cluster)?.pid ?? 0;
      pids.add(pid);
      process.kill(pid, 'SIGKILL');
      await expect.poll(() => readPostmasterFile(cluster)?.pid, PATIENCE_AFTER_KILL).not.toBe(pid);
      await expect.poll(() => statusOf(program), PATIENCE).toBe(200);
    }
    await load.finish(60_000);
    const remains = await readRemains(embeddedUrl(dataDir), join(dataDir, 'workspace/main'));
    const tally = verifyLoad(load, remains, { mayRunCommands: false });
    expect(tally.ended).toMatchObject({ 'task.interrupted': 0, 'task.crashed': 0, 'turn.crashed': 0 });
    expect(program.output().match(/database\.started-again/g)).toHaveLength(PAUSES_MS.length);
    expect(program.output()).not.toContain('process.broken');
    process.stdout.write(`after ${String(PAUSES_MS.length)} kills of the database: ${JSON.stringify(tally)}\n`);
  }, 240_000);
});

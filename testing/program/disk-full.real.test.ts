import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { embeddedUrl } from '../postgres/embedded-folders.ts';
import { ask } from './api-client.ts';
import { CREATE_TASK, TASK } from './documents.ts';
import type { CreatedTask, TaskState } from './documents.ts';
import { answerTo, readiness, statusOf } from './outside-view.ts';
import { followTask } from './random-kills-followers.ts';
import { startLoad } from './random-kills-load.ts';
import { startLoadModel } from './random-kills-model.ts';
import type { LoadModel } from './random-kills-model.ts';
import { readRemains, verifyLoad } from './random-kills-verify.ts';
import { startProgram } from './start-program.ts';
import type { Program } from './start-program.ts';

const PATIENCE = { timeout: 60_000, interval: 200 };
const DISK_SIZE = '420m';

/** Null: a small disk may be mounted here; else why not. */
function whyNoDisk(): string | null {
  if (process.platform !== 'linux') return 'only Linux mounts a small disk in memory';
  if (process.getuid?.() !== 0) return 'only root may mount a small disk';
  const folder = mkdtempSync(join(tmpdir(), 'parley-mount-'));
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { encoding: 'utf8' });
  if (status === 0) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
  return status === 0 ? null : `mounting is not allowed here (${stderr.trim()})`;
}

const problem = whyNoDisk();

let model: LoadModel;
let disk: string;
let workspace: string;
let program: Program | null;
beforeAll(async () => {
  model = await startLoadModel({ mayRunCommands: false });
});
afterAll(() => model.stop());
beforeEach(() => {
  program = null;
  disk = mkdtempSync(join(tmpdir(), 'parley-disk-'));
  workspace = mkdtempSync(join(tmpdir(), 'parley-workspace-'));
  if (problem !== null) return;
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_SIZE},mode=0700`, 'tmpfs', disk], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
});
afterEach(async () => {
  await program?.end('SIGTERM');
  if (problem === null) spawnSync('umount', ['--lazy', disk]);
  rmSync(disk, { recursive: true, force: true });
  rmSync(workspace, { recursive: true, force: true });
});

/** Takes all the room there is. */
function fill(file: string): void {
  const ballast = openSync(file, 'w');
  for (const size of [1024 * 1024, 4096]) {
    const block = Buffer.alloc(size, 7);
    try {
      while (writeSync(ballast, block) === size);
      fsyncSync(ballast);
    } catch {
      // Full.
    }
  }
  closeSync(ballast);
}

/** What brings a full disk to light. */
const WAYS = [
  { name: 'a table that cannot grow', press: async () => {} },
  { name: 'a write-ahead log that cannot grow, which ends the database', press: growLog },
];

describe.skipIf(problem !== null)(`a full disk${problem === null ? '' : ` (skipped: ${problem})`}`, () => {
  test.each(WAYS)(
    'I1, I4, I5, I6: $name: it is said in one sentence, nothing acknowledged is lost, and all goes on when there is room again',
    async ({ press }) => {
      // The workspace is elsewhere: what an agent is told of a full disk has a test of its own.
      const env = { ...model.env, PARLEY_WORKSPACE_ROOT: workspace };
      const dataDir = join(disk, 'data');
      const running = await startProgram({ dataDir, env });
      program = running;
      expect(await statusOf(running)).toBe(200);
      const load = await startLoad(() => running, Math.random);
      await sleep(1_000);

      const ballast = join(disk, 'ballast');
      fill(ballast);
      const { status, reasons } = await readiness(running);
      expect({ status, names: reasons.map(({ name }) => name) }).toMatchObject({ status: 503, names: expect.arrayContaining(['disk']) });
      await press(embeddedUrl(dataDir));
      expect(await untilRefused(running)).toMatch(/^disk\.full: The disk of the database is full: .+\.$/);
      await sleep(3_000);
      expect((await fetch(`${running.url}/healthz`)).status).toBe(200);
      expect(await statusOf(running)).toBe(503);

      rmSync(ballast);
      await expect.poll(() => statusOf(running), PATIENCE).toBe(200);
      await load.finish(60_000);
      const remains = () => readRemains(embeddedUrl(dataDir), join(workspace, 'main'));
      // A task that somebody stops while nothing can be stored is settled a moment later.
      await expect.poll(async () => (await remains()).open, PATIENCE).toEqual({ reservations: [], accounts: 0 });
      const tally = verifyLoad(load, await remains(), { mayRunCommands: false });
      process.stdout.write(`after a full disk: ${JSON.stringify(tally)}\n`);
    },
    180_000,
  );
});

describe.skipIf(problem !== null)('a command that prints onto a full disk', () => {
  test('I5: waits, and none of its lines is lost or told twice', async () => {
    const running = await startProgram({ dataDir: join(disk, 'data'), env: { PARLEY_WORKSPACE_ROOT: workspace } });
    program = running;
    const input = { command: 'echo begun; while [ ! -e go ]; do sleep 0.1; done; seq 30000' };
    const { createTask } = await ask<CreatedTask>(running, CREATE_TASK, { input });
    const { id } = createTask.task;
    const over = new AbortController();
    const follower = followTask(() => running, id, over.signal);
    await expect.poll(() => follower.seen.some(({ text }) => text === 'begun'), PATIENCE).toBe(true);

    const ballast = join(disk, 'ballast');
    fill(ballast);
    writeFileSync(join(workspace, 'main', 'go'), '');
    await sleep(2_000);
    const { task: waiting } = await ask<TaskState>(running, TASK, { id });
    expect(waiting.state).toBe('RUNNING');
    expect(waiting.lastLine, 'not all of it found room').toBeLessThan(30_000);

    rmSync(ballast);
    await Promise.race([follower.done, sleep(PATIENCE.timeout, undefined, { ref: false })]);
    over.abort();
    const { task } = await ask<TaskState>(running, TASK, { id });
    expect(task).toMatchObject({ state: 'SUCCEEDED', attempt: 1, lastLine: follower.seen.length });
    expect(follower.faults).toEqual([]);
    const numbers = follower.seen.filter(({ text }) => /^\d+$/.test(text)).map(({ text }) => Number(text));
    expect(numbers).toEqual(Array.from({ length: 30_000 }, (_, index) => index + 1));
  }, 120_000);
});

/** Fills the write-ahead log until the server ends. */
async function growLog(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    for (;;) await client.query("SELECT pg_logical_emit_message(false, 'test', repeat('x', 1000000))");
  } catch {
    // PANIC: the connection is gone.
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Sends big messages until there is no room for one; returns what is said then. */
async function untilRefused(running: Program): Promise<string> {
  const said = new Set<string>();
  for (const deadline = performance.now() + PATIENCE.timeout; performance.now() < deadline; await sleep(50)) {
    // Nothing that can be compressed.
    const text = `bulk ${randomBytes(60_000).toString('base64')}`;
    const { sendMessage, errors } = await answerTo(running, { text });
    const refusals = errors.map(({ message, extensions }) => `${extensions.code}: ${message}`);
    if (sendMessage?.code !== undefined) refusals.push(`${sendMessage.code}: ${sendMessage.message ?? ''}`);
    for (const refusal of refusals) said.add(refusal);
    const full = refusals.find((refusal) => refusal.startsWith('disk.full'));
    if (full !== undefined) return full;
  }
  throw new Error(`Nobody says that the disk is full, but: ${[...said].join(' | ')}`);
}

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { ask, follow } from './api-client.ts';
import { CREATE_TASK, EVENTS, OUTPUT, SEND, TASK } from './documents.ts';
import type { CreatedTask, EventSeen, OutputLineSeen, Sent, TaskState } from './documents.ts';
import { sampled } from './sampled.ts';
import { launchProgram, startProgram } from './start-program.ts';
import type { Program, ProgramOptions } from './start-program.ts';

/** It gives itself three seconds and then ends with another code; the rest is a busy machine's. */
const IN_TIME_MS = 10_000;

let dataDir: string;
let running: Pick<Program, 'end'>[];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'parley-program-'));
  running = [];
});
afterEach(async () => {
  for (const program of running) await program.end('SIGTERM');
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(env: ProgramOptions['env'] = {}): Promise<Program> {
  const program = await startProgram({ dataDir, env });
  running.push(program);
  return program;
}

describe('a fresh data folder with nothing set', () => {
  let folder: string;
  let program: Program;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'parley-program-'));
    program = await startProgram({ dataDir: folder });
  });
  afterAll(async () => {
    await program.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });

  test('starts its own database, tells where to go and what to set, and keeps the owner token to itself', async () => {
    const screen = await shown(program, 'Parley is ready');
    expect(screen).toMatch(/login\?code=\w+/);
    for (const name of ['ANTHROPIC_API_KEY', 'OPENAI_API_KEY', 'DEEPSEEK_API_KEY']) expect(screen).toContain(name);
    expect(screen).toContain(program.token);
    expect(statSync(join(folder, 'owner-token')).mode & 0o077).toBe(0);
    expect((await fetch(`${program.url}/readyz`)).status).toBe(200);
  });

  test('without any model says so, and quotes what was said and remembered instead of inventing', async () => {
    await replyTo(program, '/remember My cat is called Murka');
    const answer = await replyTo(program, 'What is my cat called?');
    expect(answer).toContain('Murka');
    expect(answer).toMatch(/no model/i);
  });

  test('runs a command task, whose log can be followed from any number on', async () => {
    const { createTask } = await ask<CreatedTask>(program, CREATE_TASK, { input: { command: 'echo раз; echo два >&2; exit 3' } });
    const seen: OutputLineSeen['taskOutput'][] = [];
    await follow<OutputLineSeen>(program, OUTPUT, { id: createTask.task.id }, ({ taskOutput }) => void seen.push(taskOutput));
    expect(seen).toContainEqual(expect.objectContaining({ kind: 'TEXT', text: 'раз' }));
    expect(seen).toContainEqual(expect.objectContaining({ kind: 'STDERR', text: 'два' }));
    const { task } = await ask<TaskState>(program, TASK, { id: createTask.task.shortId });
    expect(task).toMatchObject({ state: 'FAILED', reason: { code: 'task.command-failed' } });
    const later: number[] = [];
    await follow<OutputLineSeen>(
      program,
      OUTPUT,
      { id: createTask.task.id, after: 2 },
      ({ taskOutput }) => void later.push(taskOutput.number),
    );
    expect(later).toEqual(seen.map(({ number }) => number).filter((number) => number > 2));
  });

  test('a second start on one data folder is refused with the process that holds it', async () => {
    expect(await refusal({ dataDir: folder })).toContain(String(program.pid));
  });

  test('a project path that leaves the workspace, also through a symlink, is refused and nothing is made', async () => {
    symlinkSync('/etc', join(folder, 'workspace', 'sneaky'));
    for (const project of ['../outside', '/etc', 'sneaky', 'a/../../b']) {
      const answer = await ask<{ createTask: { __typename: string; message?: string } }>(program, CREATE_TASK, {
        input: { command: 'id', project },
      });
      expect(answer.createTask.__typename, project).toBe('InvalidInputError');
    }
    expect(spawnSync('ls', ['/outside']).status).not.toBe(0);
  });
});

describe('stopping', () => {
  test.each(sampled(['SIGTERM', 'SIGINT'] as const, ['SIGTERM']))(
    '%s ends within three seconds, with the database, while a task runs; the next start goes on',
    async (signal) => {
      const first = await start();
      const { createTask } = await ask<CreatedTask>(first, CREATE_TASK, { input: { command: 'echo begun; sleep 60' } });
      await follow<OutputLineSeen>(first, OUTPUT, { id: createTask.task.id }, ({ taskOutput }) => taskOutput.text === 'begun');
      const command = 'echo begun; test -e begun || { touch begun; sleep 60; }';
      const repeatable = (await ask<CreatedTask>(first, CREATE_TASK, { input: { command, repeatable: true } })).createTask.task;
      await follow<OutputLineSeen>(first, OUTPUT, { id: repeatable.id }, ({ taskOutput }) => taskOutput.text === 'begun');
      await replyTo(first, '/remember The sky is blue');
      expect(await first.end(signal)).toBeLessThan(IN_TIME_MS);
      expect(await first.ended).toBe(0);
      expect(existsSync(join(dataDir, 'server.json'))).toBe(false);

      const second = await start();
      expect(second.token).toBe(first.token);
      expect(await replyTo(second, '/memory')).toContain('The sky is blue');
      const seen: number[] = [];
      await follow<OutputLineSeen>(second, OUTPUT, { id: createTask.task.id }, ({ taskOutput }) => void seen.push(taskOutput.number));
      expect(seen).toEqual(seen.map((_, index) => index + 1));
      const { task } = await ask<TaskState>(second, TASK, { id: createTask.task.id });
      expect(task).toMatchObject({ state: 'FAILED', reason: { code: 'task.interrupted' } });
      const handedOver: string[] = [];
      await follow<OutputLineSeen>(second, OUTPUT, { id: repeatable.id }, ({ taskOutput }) => void handedOver.push(taskOutput.text));
      expect(handedOver.filter((text) => text === 'begun')).toHaveLength(2);
      expect((await ask<TaskState>(second, TASK, { id: repeatable.id })).task).toMatchObject({ state: 'SUCCEEDED' });
    },
  );

  test('after a kill -9 the database that was left behind is found again', async () => {
    const first = await start();
    await replyTo(first, '/remember It was here before');
    await first.end('SIGKILL');
    const second = await start();
    expect(await replyTo(second, '/memory')).toContain('It was here before');
  });
});

describe('a start that cannot be', () => {
  test('on a taken port names the port and the setting', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const said = await refusal({ dataDir, env: { PARLEY_HTTP_PORT: port } });
    taken.close();
    expect(said).toContain(port);
    expect(said).toContain('PARLEY_HTTP_PORT');
  });

  test('with a broken parley.yaml names the place, what was found and what is allowed, on one line', async () => {
    writeFileSync(join(dataDir, 'parley.yaml'), 'budgets:\n  personDay: -1\n');
    const said = await refusal({ dataDir });
    expect(said.trim().split('\n')).toHaveLength(1);
    expect(said).toMatch(/personDay/);
    expect(said).toMatch(/-1/);
  });

  test('with a database that refuses the password says so', async () => {
    const said = await refusal({ dataDir, env: { PARLEY_DATABASE_URL: 'not a url' } });
    expect(said).toContain('PARLEY_DATABASE_URL');
  });
});

/** The line that a start which fails leaves behind. */
async function refusal(options: ProgramOptions): Promise<string> {
  const program = launchProgram(options);
  running.push(program);
  expect(await program.ended).toBe(1);
  return program.output();
}

async function shown(program: Program, text: string): Promise<string> {
  while (!program.output().includes(text)) await sleep(20);
  return program.output();
}

/** Sends a message and waits for its final reply. */
async function replyTo(program: Program, text: string): Promise<string> {
  const { sendMessage } = await ask<Sent>(program, SEND, { text });
  let reply = '';
  await follow<EventSeen>(program, EVENTS, { id: sendMessage.conversation.id }, ({ conversationEvents: event }) => {
    if (event.turnId !== sendMessage.turn.id || event.__typename !== 'ReplyFinal') return false;
    reply = event.text ?? '';
    return true;
  });
  return reply;
}

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { CRASH_POINTS } from '../../domain/ports/crash-points.ts';
import type { CrashPoint } from '../../domain/ports/crash-points.ts';
import { createTestDatabase } from '../postgres/test-database.ts';
import { ask, follow } from './api-client.ts';
import { AUDITED, EVENTS, MY_TASKS, OUTPUT, SEND } from './documents.ts';
import type { Audited, EventSeen, MyTasks, OutputLineSeen, Sent } from './documents.ts';
import { AGENT_FILE, CHAT_ANSWER, startModelForPrograms } from './model-for-programs.ts';
import { sampled } from './sampled.ts';
import { startProgram } from './start-program.ts';
import type { Program } from './start-program.ts';

/** Those of what is sent to a network are reached only where there is one: `telegram-crash.test.ts`; those of schedules: `schedules.test.ts`; those of git: `worktrees.real.test.ts`. */
const POINTS = CRASH_POINTS.filter((point) => !/\.(part|entry|cursor|schedule|plugin-job|worktree|forgetting)\./.test(point));
/** Something is received, half done, done but not known to be, and over. */
const SAMPLE: readonly CrashPoint[] = [
  'after.message.store',
  'during.model.stream',
  'before.turn.finish',
  'after.task.store',
  'after.tool.call',
  'after.output.append',
];
const FINAL = ['SUCCEEDED', 'FAILED', 'STOPPED'];

let model: Awaited<ReturnType<typeof startModelForPrograms>>;
beforeAll(async () => {
  model = await startModelForPrograms();
});
afterAll(() => model.stop());

describe('killed at any named point', () => {
  test.each(sampled(POINTS, SAMPLE))(
    'I1, I5: at %s, each message ends in one turn, each task once, no line is missing, and the audit log is whole',
    async (point) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'parley-crash-'));
      const database = await createTestDatabase();
      const env = { ...model.env, PARLEY_DATABASE_URL: database.url };
      const programs: Program[] = [];
      try {
        const doomed = await startProgram({ dataDir, env: { ...env, PARLEY_TEST_CRASH_AT: point } });
        programs.push(doomed);
        const asked = await askForAll(doomed);
        expect(await doomed.ended, doomed.output()).toBe('SIGKILL');
        const heir = await startProgram({ dataDir, env });
        programs.push(heir);
        await expectAllDone(heir, await askAgain(heir, asked), dataDir);
        await expectAudited(heir, point);
      } finally {
        for (const program of programs) await program.end('SIGTERM');
        await database.close();
        rmSync(dataDir, { recursive: true, force: true });
      }
    },
    200_000,
  );
});

interface Asked {
  readonly lines: readonly OutputLineSeen['taskOutput'][];
}

/** A message, a command task and an agent task; what the doomed program no longer answers is asked again later. */
async function askForAll(program: Program): Promise<Asked> {
  const lines: OutputLineSeen['taskOutput'][] = [];
  const giveUp = program.ended.then(() => null);
  await Promise.race([giveUp, ask(program, SEND, { text: 'hello', client: 'm-1' }).catch(() => null)]);
  await Promise.race([giveUp, ask(program, SEND, { text: '/task --run echo one; echo two', client: 'm-2' }).catch(() => null)]);
  await Promise.race([giveUp, ask(program, SEND, { text: '/task Write the file', client: 'm-3' }).catch(() => null)]);
  while (!(await Promise.race([program.ended.then(() => true), sleep(20, false)]))) {
    const tasks = await ask<MyTasks>(program, MY_TASKS).catch(() => null);
    const command = tasks?.tasks.edges.at(-1)?.node;
    if (command === undefined) continue;
    const after = lines.at(-1)?.number ?? 0;
    await Promise.race([
      giveUp,
      follow<OutputLineSeen>(program, OUTPUT, { id: command.id, after }, ({ taskOutput }) => void lines.push(taskOutput)).catch(() => null),
    ]);
  }
  return { lines };
}

/** A client that does not know whether its message arrived sends it again under the same id. */
async function askAgain(program: Program, asked: Asked): Promise<Asked & { conversationId: string }> {
  const sent = await ask<Sent>(program, SEND, { text: 'hello', client: 'm-1' });
  await ask(program, SEND, { text: '/task --run echo one; echo two', client: 'm-2' });
  await ask(program, SEND, { text: '/task Write the file', client: 'm-3' });
  return { ...asked, conversationId: sent.sendMessage.conversation.id };
}

/** What was done and could not be written down any more is there as begun. */
async function expectAudited(program: Program, point: CrashPoint): Promise<void> {
  const { auditChain, auditEntries } = await ask<Audited>(program, AUDITED);
  expect(auditChain.brokenAt).toBeNull();
  const results = auditEntries.edges.flatMap(({ node: { action, result } }) => (action === 'task.create' ? [result] : []));
  expect(results.filter((result) => result === 'DONE').length).toBeGreaterThanOrEqual(2);
  if (point === 'after.task.store') expect(results).toContain('BEGUN');
}

async function expectAllDone(
  program: Program,
  { lines, conversationId }: Asked & { conversationId: string },
  dataDir: string,
): Promise<void> {
  const events: EventSeen['conversationEvents'][] = [];
  const finals = () => events.filter(({ __typename }) => __typename === 'ReplyFinal' || __typename === 'TurnFailed');
  const notices = () => events.filter(({ __typename }) => __typename === 'Notice');
  await follow<EventSeen>(program, EVENTS, { id: conversationId }, ({ conversationEvents: event }) => {
    if (event.number !== null) events.push(event);
    return finals().length >= 3 && notices().length >= 2;
  });
  expect(events.map(({ number }) => number)).toEqual(events.map((_, index) => index + 1));
  expect(finals().map(({ __typename }) => __typename)).toEqual(['ReplyFinal', 'ReplyFinal', 'ReplyFinal']);
  expect(finals()[0]?.text).toBe(CHAT_ANSWER);
  expect(new Set(finals().map(({ turnId }) => turnId)).size).toBe(3);

  const tasks = (await ask<MyTasks>(program, MY_TASKS)).tasks.edges.map(({ node }) => node);
  expect(tasks).toHaveLength(2);
  expect(tasks.every(({ state }) => FINAL.includes(state))).toBe(true);
  const [agent, command] = tasks;
  expect(agent?.state).toBe('SUCCEEDED');
  expect(readFileSync(join(dataDir, 'workspace/main', AGENT_FILE.path), 'utf8')).toBe(AGENT_FILE.text);
  // A command that may have run is not run again, and is never called a success.
  if (command?.state !== 'SUCCEEDED') expect(command?.reason?.code).toBe('task.interrupted');

  const seen = [...lines];
  await follow<OutputLineSeen>(
    program,
    OUTPUT,
    { id: command?.id, after: seen.at(-1)?.number ?? 0 },
    ({ taskOutput }) => void seen.push(taskOutput),
  );
  expect(seen.map(({ number }) => number)).toEqual(seen.map((_, index) => index + 1));
  expect(seen).toHaveLength(command?.lastLine ?? -1);
  const printed = seen.filter(({ kind }) => kind === 'TEXT').map(({ text }) => text);
  if (command?.state === 'SUCCEEDED') expect(printed).toEqual(['one', 'two']);
  else expect(['one', 'two'].slice(0, printed.length)).toEqual(printed);
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect } from 'vitest';

import { taskIdOf } from '../../domain/tasks/task-id.ts';
import { isFinal } from './random-kills-load.ts';
import type { Acknowledged, Load, LoadedConversation } from './random-kills-load.ts';
import { agentSaid, chatAnswer, EFFECTS_FILE } from './random-kills-model.ts';

/** Ends that a kill can bring about; each kills the same run at least three times, or leaves nobody who knows whether a command ran. */
const MAY_FAIL = ['task.interrupted', 'task.crashed', 'turn.crashed'];

/** After so many attempts that were cut off a task is given up. */
const MOST_ATTEMPTS = 3;
const STOPPED = 'task.stopped.by-person';

interface StoredTurn {
  readonly turn_id: string;
  readonly external_id: string;
  readonly state: string;
  readonly outcome: { readonly reply?: string; readonly code?: string } | null;
}

interface StoredTask {
  readonly id: string;
  readonly state: string;
  readonly reason: { readonly code: string } | null;
  readonly result: { readonly summary: string | null } | null;
  readonly last_line: number;
  readonly attempt: number;
}

/** What is in the database and in the project when everything has ended. */
export interface Remains {
  readonly turns: readonly StoredTurn[];
  readonly tasks: readonly StoredTask[];
  /** Number of reservations that are not settled, and of budget accounts on which something is still reserved or that don't add up. */
  /** What is still reserved, by what it was for. */
  readonly open: { readonly reservations: readonly unknown[]; readonly accounts: number };
  /** The marks in the effects file, in order. */
  readonly effects: readonly string[];
}

/** For the line that a run leaves behind. */
export interface Tally {
  readonly messages: number;
  readonly tasks: number;
  /** Ends other than success by their code. */
  readonly ended: Readonly<Record<string, number>>;
  readonly lines: number;
  readonly breaks: number;
}

export async function readRemains(databaseUrl: string, project: string): Promise<Remains> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const turns = await client.query<StoredTurn>(
      'SELECT turns.id AS turn_id, external_id, turns.state, outcome FROM turns JOIN inbox ON inbox.turn_id = turns.id',
    );
    const tasks = await client.query<StoredTask>('SELECT id, state, reason, result, last_line::int, attempt FROM tasks');
    const reservations = await client.query('SELECT run_kind, purpose, at FROM reservations WHERE settled_at IS NULL');
    const accounts = await client.query(
      `SELECT FROM budget_accounts AS each WHERE reserved <> 0 OR spent <>
         (SELECT coalesce(sum(cost), 0) FROM reservations WHERE each.account = ANY (accounts))`,
    );
    const file = join(project, EFFECTS_FILE);
    const effects = existsSync(file)
      ? readFileSync(file, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
      : [];
    return {
      turns: turns.rows,
      tasks: tasks.rows,
      open: { reservations: reservations.rows, accounts: accounts.rowCount ?? -1 },
      effects,
    };
  } finally {
    await client.end();
  }
}

/** Holds what people saw against what remains. Throws at the first thing that must not be. */
export function verifyLoad(load: Load, remains: Remains, { mayRunCommands }: { mayRunCommands: boolean }): Tally {
  const { conversations, tasks } = load;
  const followers = [...conversations.map(({ follower }) => follower), ...tasks.byId.values()];
  expect([...load.faults, ...followers.flatMap(({ faults }) => faults)], 'faults').toEqual([]);
  for (const conversation of conversations) verifyConversation(conversation, remains);
  const sent = conversations.flatMap(({ acknowledged }) => acknowledged);
  expect(remains.turns, 'a turn for each message and none besides').toHaveLength(sent.length);
  expect(new Set(remains.effects).size, 'I4: no command has had its effect twice').toBe(remains.effects.length);
  const works = sent.filter(({ kind }) => kind !== 'chat');
  for (const work of works) verifyWork(work, remains, mayRunCommands);
  expect(
    remains.tasks.every(({ id }) => works.some((work) => taskOf(work, remains)?.id === id)),
    'no task that nobody asked for',
  ).toBe(true);
  verifyLines(load, remains);
  expect(remains.open, 'I6: nothing stays reserved, and accounts add up').toEqual({ reservations: [], accounts: 0 });
  const codes = [...remains.turns.map(({ outcome }) => outcome?.code), ...remains.tasks.map(({ reason }) => reason?.code)];
  const ended = Object.fromEntries([...MAY_FAIL, STOPPED].map((code) => [code, codes.filter((each) => each === code).length]));
  const lines = [...tasks.byId.values()].reduce((sum, { seen }) => sum + seen.length, 0);
  return {
    messages: sent.length,
    tasks: remains.tasks.length,
    ended,
    lines,
    breaks: followers.reduce((sum, { breaks }) => sum + breaks(), 0),
  };
}

/** I1: each message has one turn, which has one final event; and the follower has seen all of that once, in order. */
function verifyConversation({ acknowledged, follower }: LoadedConversation, { turns }: Remains): void {
  expect(follower.seen.map(({ number }) => number)).toEqual(follower.seen.map((_, index) => index + 1));
  const finals = follower.seen.filter(isFinal);
  for (const { mark, turnId, kind, text } of acknowledged) {
    const stored = turns.filter(({ external_id }) => external_id === mark);
    expect(stored, `turns of ${mark}`).toHaveLength(1);
    const ends = finals.filter((event) => event.turnId === turnId);
    expect(ends, `final events of ${mark}`).toHaveLength(1);
    const [end] = ends;
    if (end?.__typename === 'TurnFailed') expect(MAY_FAIL, mark).toContain(end.code);
    else if (kind === 'chat') expect(end?.text, mark).toBe(chatAnswer(text));
  }
  expect(finals, 'no final event besides').toHaveLength(acknowledged.length);
}

/** The task of a message is named after its turn; a turn that failed may have made none. */
function taskOf({ mark }: Acknowledged, { turns, tasks }: Remains): StoredTask | undefined {
  const turn = turns.find(({ external_id }) => external_id === mark);
  const id = turn === undefined ? null : taskIdOf(turn.turn_id);
  return tasks.find((task) => task.id === id);
}

function verifyWork(work: Acknowledged, remains: Remains, mayRunCommands: boolean): void {
  const { mark, kind } = work;
  const task = taskOf(work, remains);
  const effects = remains.effects.filter((each) => each === mark).length;
  if (task === undefined) {
    expect(remains.turns.find(({ external_id }) => external_id === mark)?.state, `the turn of ${mark}, which has no task`).toBe('failed');
    expect(effects, `effects of ${mark}`).toBe(0);
    return;
  }
  expect(['succeeded', 'failed', 'stopped'], `task ${task.id} of ${mark}`).toContain(task.state);
  if (task.state === 'failed') expect(MAY_FAIL, `task ${task.id} of ${mark}`).toContain(task.reason?.code);
  if (task.reason?.code === 'task.crashed') expect(task.attempt, `attempts of ${task.id}`).toBeGreaterThan(MOST_ATTEMPTS);
  const isSure = kind === 'command' || task.result?.summary === agentSaid(mark, 'done');
  if (task.state === 'succeeded' && isSure && (kind === 'command' || mayRunCommands)) expect(effects, `effects of ${mark}`).toBe(1);
}

/** I5: who followed a task has every line of it. That each came once and in order the follower has seen to. */
function verifyLines({ tasks }: Load, remains: Remains): void {
  const seen = [...tasks.byId.values()].map((follower) => follower.seen.length);
  expect(seen.toSorted((a, b) => a - b)).toEqual(remains.tasks.map(({ last_line }) => last_line).toSorted((a, b) => a - b));
}

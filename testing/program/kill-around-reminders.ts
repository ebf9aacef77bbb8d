import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { expect, vi } from 'vitest';

import type { Program } from './start-program.ts';

/** Reminders are due so long after they are asked for; the kill comes somewhere around that. */
const DUE_SECONDS = 2;
const BEFORE_MS = 400;
const BEHIND_MS = 800;
const PATIENCE = { timeout: 90_000, interval: 50 };
/** What is told twice would be told by then. */
const TWICE_MS = 3_000;
const MOST_TRIES = 3;

/** A network on which reminders are asked for and told. */
export interface ReminderNetwork {
  /** Part of the names, so that stages beside each other have their own. */
  readonly name: string;
  readonly databaseUrl: string;
  /** How long the network itself may take for what is said with one reminder, in milliseconds; absent: no time worth a word. */
  readonly paceMs?: number;
  /** Starts the program; there is one at a time. */
  start(): Promise<Program>;
  /** Says something to the program, once however often it is called with the same; `place` chooses the chat, from 0. */
  say(program: Program, text: string, place: number): Promise<void>;
  /** All that the program has said by itself or as an answer, in all chats. */
  heard(program: Program): Promise<readonly string[]>;
}

export interface Killed {
  readonly kills: number;
  /** By name: what was said of each, once for each time. */
  readonly told: ReadonlyMap<string, readonly string[]>;
  /** How many were not told yet when the program was killed. */
  readonly late: number;
}

/** Asks for reminders and kills the program around their time, again and again; waits until all are told. */
export async function killAroundReminders(network: ReminderNetwork, kills: number, each: number): Promise<Killed> {
  const client = new Client({ connectionString: network.databaseUrl });
  await client.connect();
  let running: Program | null = null;
  const start = async (): Promise<Program> => (running = await patiently(network.start));
  try {
    return await killAll({ ...network, start }, client, { kills, each });
  } finally {
    await client.end();
    await stopped(running);
  }
}

/** A machine that is busy with much else lets a start or a request run out of time now and then; nothing was promised by that one. */
async function patiently<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (cause) {
      if (tries === MOST_TRIES) throw cause;
    }
  }
}

interface Plan {
  readonly kills: number;
  /** Reminders for each kill. */
  readonly each: number;
}

/** When those that were asked for are due, or now where one was told already; throws as long as one is not kept yet. */
async function promised(client: Client, names: readonly string[]): Promise<readonly number[]> {
  const kept = `SELECT coalesce(at, now()) AS at FROM plugin_jobs WHERE substring(body->>'text' FROM 'errand\\w+') = ANY($1)`;
  const { rows } = await client.query<{ at: Date }>(kept, [names]);
  expect(rows, names.join()).toHaveLength(names.length);
  return rows.map(({ at }) => at.getTime());
}

async function untold(client: Client, names: readonly string[]): Promise<number> {
  const open = `SELECT 1 FROM plugin_jobs WHERE substring(body->>'text' FROM 'errand\\w+') = ANY($1) AND at IS NOT NULL`;
  return (await client.query(open, [names])).rows.length;
}

async function stopped(program: Program | null): Promise<void> {
  await program?.end('SIGTERM');
}

async function killAll(network: ReminderNetwork, client: Client, { kills, each }: Plan): Promise<Killed> {
  const names: string[] = [];
  let late = 0;
  for (let kill = 1; kill <= kills; kill += 1) {
    const program = await network.start();
    const asked = Array.from({ length: each }, (_, place) => `errand${network.name}k${String(kill)}p${String(place)}q`);
    await Promise.all(
      asked.map(async (name, place) => {
        const text = `remind me in ${String(DUE_SECONDS)} seconds to do ${name}`;
        await patiently(async () => network.say(program, text, place));
      }),
    );
    const due = await vi.waitFor(async () => promised(client, asked), PATIENCE);
    names.push(...asked);
    const around = (due[Math.floor(Math.random() * due.length)] ?? 0) - BEFORE_MS + Math.random() * (BEFORE_MS + BEHIND_MS);
    await sleep(Math.max(0, around - Date.now()));
    await program.end('SIGKILL');
    late += await untold(client, asked);
    if (kill % 10 === 0)
      process.stdout.write(`${network.name}: ${String(kill)} kills, ${String(late)} of ${String(names.length)} not told before\n`);
  }
  const heir = await network.start();
  const patience = { ...PATIENCE, timeout: PATIENCE.timeout + names.length * (network.paceMs ?? 0) };
  await vi.waitFor(async () => {
    const all = (await network.heard(heir)).filter(isTold);
    for (const name of names)
      expect(
        all.some((text) => text.includes(name)),
        `${name} is told`,
      ).toBe(true);
  }, patience);
  await sleep(TWICE_MS);
  const all = (await patiently(async () => network.heard(heir))).filter(isTold);
  const entries = names.map((name) => [name, all.filter((text) => text.includes(name))] as const);
  return { kills, told: new Map(entries), late };
}

/** The reminder itself, and not the promise of it. */
function isTold(text: string): boolean {
  return /^(?:[^\n]*\n+)?⏰ (?!I will remind you|Напомню)/.test(text);
}

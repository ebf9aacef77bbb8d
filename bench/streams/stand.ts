import { z } from 'zod';

import { startChild } from '../harness/child.ts';
import type { Child } from '../harness/child.ts';
import { cpuSeconds } from '../harness/process-figures.ts';
import { place, stormed } from './orders.ts';
import type { Following, Opening, Pace, Place } from './orders.ts';
import { received } from './received.ts';
import type { Received } from './received.ts';

/** A server that is put to the test, and who follows it. */
export interface StandOptions {
  readonly name: string;
  /** The address of its process's file. */
  readonly server: string;
  readonly opening: Omit<Opening, 'role'>;
  /** Whether the lines are made in a process of their own. */
  readonly isSplit: boolean;
  readonly protocol: Following['protocol'];
  readonly followers: number;
  /** The process of the followers; they check all that they get. */
  readonly load: Child;
  /** Called for each process of the server. */
  readonly onStart?: (pid: number) => void;
}

/** What a stretch of lines gave, and the processor time that it took. */
export interface Stretch extends Received {
  /** Of all processes of the server, PostgreSQL's not among them. */
  readonly serverCpuSeconds: number;
  readonly loadCpuSeconds: number;
}

export interface Stand extends AsyncDisposable {
  readonly name: string;
  /** The process that serves the followers. */
  readonly servingPid: number;
  /** Lets the server make so many more lines; resolves when every follower has them all. */
  stretch(count: number, pace: Pace, options?: StretchOptions): Promise<Stretch>;
  /** Cuts all followers off; resolves when they are back, with how long that took, in milliseconds. */
  storm(): Promise<number>;
  /** Lets the first so many followers not read, or read again. */
  stall(count: number, isStalled: boolean): Promise<void>;
}

export interface StretchOptions {
  /** So many followers, the first, are not waited for. */
  readonly without?: number;
  /** Done while the lines are made. */
  readonly meanwhile?: () => Promise<void>;
}

const anything = z.unknown();

/** Starts the server's processes and its followers. */
export async function startStand(options: StandOptions): Promise<Stand> {
  const { name, load } = options;
  await using stack = new AsyncDisposableStack();
  const serving = await startServer(options, options.isSplit ? 'serve' : 'both', stack);
  const writing = options.isSplit ? await startServer(options, 'write', stack) : serving;
  await load.ask({ kind: 'follow', server: name, following: following(options, serving.place, writing.place) }, anything);
  const pids = new Set([serving.child.pid, writing.child.pid]);
  const serverCpuSeconds = (): number => [...pids].reduce((sum, pid) => sum + cpuSeconds(pid), 0);
  let last = 0;
  let hasStalled = false;
  const held = stack.move();
  return {
    name,
    servingPid: serving.child.pid,
    async stretch(count, pace, { without = 0, meanwhile } = {}) {
      last += count;
      const before = { server: serverCpuSeconds(), load: cpuSeconds(load.pid) };
      const emitting = writing.child.ask({ kind: 'emit', count, pace }, anything);
      // The load answers one question at a time.
      await meanwhile?.();
      const [got] = await Promise.all([load.ask({ kind: 'until', server: name, number: last, without }, received), emitting]);
      if (!hasStalled && got.deliveries !== count * options.followers) {
        throw new Error(`${name}: ${got.deliveries} deliveries of ${count * options.followers}.`);
      }
      return {
        ...got,
        serverCpuSeconds: serverCpuSeconds() - before.server,
        loadCpuSeconds: cpuSeconds(load.pid) - before.load,
      };
    },
    storm: async () => (await load.ask({ kind: 'storm', server: name }, stormed)).backMs,
    async stall(count, isStalled) {
      hasStalled = true;
      await load.ask({ kind: 'stall', server: name, count, isStalled }, anything);
    },
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
}

function following({ name, followers, protocol }: StandOptions, { url, token }: Place, { taskId }: Place): Following {
  if (url === null || token === null || taskId === null) throw new Error(`${name} does not say where it can be followed.`);
  return { url, token, taskId, followers, protocol };
}

async function startServer(
  { server, opening, onStart }: StandOptions,
  role: Opening['role'],
  stack: AsyncDisposableStack,
): Promise<{ readonly child: Child; readonly place: Place }> {
  const child = stack.use(startChild(server));
  onStart?.(child.pid);
  return { child, place: await child.ask({ kind: 'open', opening: { ...opening, role } }, place) };
}

import { setTimeout as sleep } from 'node:timers/promises';

import { ask, follow } from './api-client.ts';
import type { Reachable } from './api-client.ts';
import { EVENTS, MY_TASKS, OUTPUT } from './documents.ts';
import type { EventSeen, MyTasks, OutputLineSeen } from './documents.ts';

/** Where the program can be reached now; who finds nobody there comes again. */
export type Door = () => Reachable;

export type SeenEvent = EventSeen['conversationEvents'];

const PAUSE_MS = 100;
const STOP = `mutation ($id: ID!) { stopTask(input: { id: $id }) { __typename } }`;
/** Of the tasks that are seen unfinished at a look, so many are stopped by somebody. */
const STOPPED_SHARE = 0.02;

/** Somebody who wants every numbered item once, and comes back with the last number whenever the connection breaks. */
export interface Follower<Item> {
  readonly seen: readonly Item[];
  /** What must not happen: a number twice, or one left out. */
  readonly faults: readonly string[];
  /** How often the connection broke. */
  readonly breaks: () => number;
  readonly done: Promise<void>;
}

export function followConversation(door: Door, id: string, stop: AbortSignal): Follower<SeenEvent> {
  return keepFollowing<SeenEvent, EventSeen>({
    name: `conversation ${id}`,
    stop,
    connect: (after, onData) => follow<EventSeen>(door(), EVENTS, { id, after }, onData),
    itemOf: ({ conversationEvents: event }) => (event.number === null ? null : event),
    numberOf: (event) => event.number ?? 0,
    endsByItself: false,
  });
}

/** Ends by itself when the task has. */
export function followTask(door: Door, id: string, stop: AbortSignal): Follower<OutputLineSeen['taskOutput']> {
  return keepFollowing<OutputLineSeen['taskOutput'], OutputLineSeen>({
    name: `task ${id}`,
    stop,
    connect: (after, onData) => follow<OutputLineSeen>(door(), OUTPUT, { id, after }, onData),
    itemOf: ({ taskOutput }) => taskOutput,
    numberOf: ({ number }) => number,
    endsByItself: true,
  });
}

interface FollowOptions<Item, Data> {
  readonly name: string;
  readonly stop: AbortSignal;
  readonly connect: (after: number, onData: (data: Data) => boolean) => Promise<unknown>;
  /** Null: what has no number, such as a reply that is being made. */
  readonly itemOf: (data: Data) => Item | null;
  readonly numberOf: (item: Item) => number;
  readonly endsByItself: boolean;
}

function keepFollowing<Item, Data>(options: FollowOptions<Item, Data>): Follower<Item> {
  const { name, stop, connect, itemOf, numberOf, endsByItself } = options;
  const seen: Item[] = [];
  const faults: string[] = [];
  let breaks = 0;
  let last = 0;
  const take = (data: Data): boolean => {
    const item = itemOf(data);
    if (item === null) return stop.aborted;
    const number = numberOf(item);
    if (number !== last + 1) faults.push(`${name}: after number ${last} came ${number}`);
    last = number;
    seen.push(item);
    return stop.aborted;
  };
  const run = async (): Promise<void> => {
    while (!stop.aborted) {
      try {
        await connect(last, take);
        if (endsByItself) return;
      } catch {
        breaks += 1;
      }
      await sleep(PAUSE_MS);
    }
  };
  return { seen, faults, breaks: () => breaks, done: run() };
}

/** Follows each task from the moment it is listed. */
export interface TaskFollowers {
  readonly byId: ReadonlyMap<string, Follower<OutputLineSeen['taskOutput']>>;
  readonly done: Promise<void>;
}

/** Looks for new tasks until `stop`, and stops one now and then; never stops following those that it has found. */
export function followTasks(
  { door, random }: { readonly door: Door; readonly random: () => number },
  stop: AbortSignal,
  giveUp: AbortSignal,
): TaskFollowers {
  const byId = new Map<string, Follower<OutputLineSeen['taskOutput']>>();
  const look = async (): Promise<void> => {
    const listed = await ask<MyTasks>(door(), MY_TASKS).catch(() => null);
    for (const { node } of listed?.tasks.edges ?? []) {
      if (!byId.has(node.id)) byId.set(node.id, followTask(door, node.id, giveUp));
      const isOpen = !['SUCCEEDED', 'FAILED', 'STOPPED'].includes(node.state);
      if (isOpen && random() < STOPPED_SHARE) await ask(door(), STOP, { id: node.id }).catch(() => null);
    }
  };
  const run = async (): Promise<void> => {
    while (!stop.aborted) {
      await look();
      await sleep(200);
    }
  };
  return { byId, done: run() };
}

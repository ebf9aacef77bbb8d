import { test } from 'vitest';
import type { Stores } from '../in-memory-stores.ts';
import type { QueuePlace } from '../../tasks/queue-place.ts';
import type { RunningLimits } from '../../tasks/running-limits.ts';
import type { TaskStore } from '../../ports/task-store.ts';
import type { AccountClaim } from '../../ports/channel-accounts.ts';
import { aChat, aConversation, aPerson, aProject, uuid } from '../fixtures.ts';

/** What a contract needs of an implementation: all stores over one empty world. */
export interface ContractWorld extends Stores {
  /** The worker is killed, and enough time passes for everybody to see it. */
  workerDies(workerId: string): Promise<void>;
  close(): Promise<void>;
}

export type MakeWorld = () => Promise<ContractWorld>;

/** A `test` that gets a world of its own with two persons, a project and a private conversation in it. */
export function testIn(make: MakeWorld): (title: string, body: (world: ContractWorld) => Promise<void>) => void {
  return (title, body) => {
    test(title, async () => {
      const world = await make();
      try {
        await furnish(world);
        await body(world);
      } finally {
        await world.close();
      }
    });
  };
}

export const ANNA = uuid(1);
export const BORIS = uuid(2);
export const PROJECT = uuid(20);
export const TALK = uuid(10);
export const OTHER_TALK = uuid(11);

async function furnish(world: Stores): Promise<void> {
  await world.people.add(aPerson({ id: ANNA }));
  await world.people.add(aPerson({ id: BORIS, name: 'Boris', language: 'en' }));
  await world.projects.add(aProject({ id: PROJECT, addedBy: ANNA }));
  await world.conversations.ensure(aConversation({ id: TALK, personId: ANNA }));
  await world.conversations.ensure(aConversation({ id: OTHER_TALK, personId: ANNA }));
}

export const BOT = { channel: 'telegram', account: 'bot1' } as const;
export const CHAT_TALK = uuid(12);

/** Anna's private conversation with `BOT`. */
export async function ensureChatTalk({ conversations }: Pick<Stores, 'conversations'>): Promise<void> {
  await conversations.ensure(aConversation({ id: CHAT_TALK, personId: ANNA, address: aChat() }));
}

/** The right to drive `BOT`. */
export async function drive({ channels }: Pick<Stores, 'channels'>, workerId = 'driver'): Promise<AccountClaim> {
  return present(await channels.claim(BOT, lease(workerId))).claim;
}

/** A lease that holds for the whole test. */
export function lease(workerId: string): { workerId: string; milliseconds: number } {
  return { workerId, milliseconds: 600_000 };
}

/** A lease that has run out as soon as it is given. */
export function expiredLease(workerId: string): { workerId: string; milliseconds: number } {
  return { workerId, milliseconds: 0 };
}

/** Where one task stands in the queue; null: there is no such task. */
export async function placeOf(tasks: TaskStore, id: string, limits: RunningLimits, at: Date): Promise<QueuePlace | null> {
  return (await tasks.positions([id], limits, at)).get(id) ?? null;
}

/** The value, which the test says is there. */
export function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('nothing is there');
  return value;
}

/** What stores may keep of a text: PostgreSQL knows no NUL and no half of a surrogate pair, so those become U+FFFD. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}

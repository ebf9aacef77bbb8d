import { describe, expect } from 'vitest';

import type { MemoryScope } from '../../memory/recall/remembered.ts';
import { aFact } from '../a-fact.ts';
import { aConversation, aMessage, uuid } from '../fixtures.ts';
import type { Stores } from '../in-memory-stores.ts';
import { embedAll, index, say } from './embedding-queue.contract.ts';
import { ANNA, BORIS, testIn, type MakeWorld } from './world.ts';

const OF_ANNA: MemoryScope = { kind: 'person', personId: ANNA };
const OF_BORIS: MemoryScope = { kind: 'person', personId: BORIS };
const NEW = { model: 'box/new', dimensions: 2 };
const OLD = { model: 'box/old', dimensions: 3 };
const WANTED = { model: NEW.model, dimensions: null, limit: 10, maxCharacters: 100, leaseMs: 60_000 };

/** What becomes of the vectors of two persons who become one. */
export function mergedVectorsContract(name: string, make: MakeWorld): void {
  describe(`${name}: two persons who become one`, () => becomingOne(make));
}

function becomingOne(make: MakeWorld): void {
  const it = testIn(make);
  const boris = async (world: Stores, text: string, number = 2): Promise<void> => {
    await world.conversations.ensure(aConversation({ id: uuid(14), personId: BORIS }));
    await world.inbox.store(aMessage(number, { text, personId: BORIS, conversationId: uuid(14) }));
    await index(world);
  };
  const merged = async (world: Stores): Promise<void> => {
    expect(await world.identities.merge(BORIS, ANNA)).toBe(true);
    await index(world);
  };

  const takesAlong = (own: readonly string[]) => async (world: Stores) => {
    await say(world, own);
    await boris(world, 'of Boris');
    await world.memory.keep(aFact({ id: uuid(301), scope: OF_BORIS, speakerId: BORIS }));
    await index(world);
    await embedAll(world, NEW);
    const before = await world.vectors.read(OF_BORIS, NEW, 0, 10);
    await merged(world);
    expect(await world.embeddingQueue.take(WANTED)).toBeNull();
    const vectors = await world.vectors.read(OF_ANNA, NEW, 0, 10);
    expect(vectors.slice(own.length).map(({ vector }) => vector)).toEqual(before.map(({ vector }) => vector));
    const entries = await world.recallIndex.read(OF_ANNA, 0, 10);
    expect(vectors.map(({ number }) => number)).toEqual(entries.map(({ number }) => number));
    expect(new Set(entries.map(({ speakerId }) => speakerId))).toEqual(new Set([ANNA]));
    expect(await world.vectors.heads(OF_ANNA)).toMatchObject([{ ...NEW, count: own.length + 2, isComplete: true }]);
    expect(await world.vectors.read(OF_BORIS, NEW, 0, 10)).toEqual([]);
    await say(world, ['later'], 400);
    expect(await embedAll(world, NEW)).toBe(1);
  };

  it('takes the vectors of the one who goes along', takesAlong(['of Anna']));
  it('takes them along to one who has none', takesAlong([]));

  it('makes those anew of which nobody knows which are missing', async (world) => {
    await boris(world, 'of Boris');
    await embedAll(world, NEW);
    await boris(world, 'no vector yet', 3);
    await merged(world);
    expect(await world.vectors.read(OF_ANNA, NEW, 0, 10)).toEqual([]);
    expect(await embedAll(world, NEW)).toBe(2);
    expect(await world.vectors.read(OF_ANNA, NEW, 0, 10)).toHaveLength(2);
  });

  it('makes those anew that another model has made than the other person’s', async (world) => {
    await boris(world, 'of Boris');
    await embedAll(world, OLD);
    await say(world, ['of Anna']);
    await merged(world);
    expect(await embedAll(world, NEW)).toBe(2);
    expect(await world.vectors.read(OF_ANNA, NEW, 0, 10)).toHaveLength(2);
    expect(await world.vectors.read(OF_ANNA, OLD, 0, 10)).toEqual([]);
  });
}

import { describe, expect } from 'vitest';

import type { MemoryScope } from '../../memory/recall/remembered.ts';
import { makeTextAnalyser } from '../../memory/recall/text-analyser.ts';
import type { EmbeddingBatch } from '../../ports/embedding-queue.ts';
import { aFact } from '../a-fact.ts';
import { aBody, aChat, aConversation, aMessage, anAnswer, NOON, uuid } from '../fixtures.ts';
import type { Stores } from '../in-memory-stores.ts';
import { ANNA, BORIS, present, testIn, type MakeWorld } from './world.ts';

const OF_ANNA: MemoryScope = { kind: 'person', personId: ANNA };
const OF_BORIS: MemoryScope = { kind: 'person', personId: BORIS };
const OF_GROUP: MemoryScope = { kind: 'group', channel: 'telegram', account: 'bot1', chat: '-100' };
const GROUP_TALK = uuid(13);
const NEW = { model: 'box/new', dimensions: 2 };
const OLD = { model: 'box/old', dimensions: 3 };
const WANTED = { model: NEW.model, dimensions: null, limit: 10, maxCharacters: 100, leaseMs: 60_000 };
const { analyse } = makeTextAnalyser();

export async function index({ recallIndex }: Pick<Stores, 'recallIndex'>): Promise<void> {
  while ((await recallIndex.indexNext(analyse, 10, null)) > 0);
}

export async function say(world: Stores, texts: readonly string[], from = 100): Promise<void> {
  for (const [place, text] of texts.entries()) await world.inbox.store(aMessage(from + place, { text }));
  await index(world);
}

function taken({ texts, ...batch }: EmbeddingBatch) {
  return { ...batch, texts: texts.map(({ text }) => text) };
}

function vectorOf(place: number, dimensions: number): Float32Array {
  return new Float32Array(dimensions).map((_zero, at) => (at === place % dimensions ? 1 : 0));
}

export async function embedAll(
  { embeddingQueue }: Stores,
  space: { readonly model: string; readonly dimensions: number },
): Promise<number> {
  let made = 0;
  for (;;) {
    const batch = await embeddingQueue.take({ ...WANTED, ...space, limit: 2 });
    if (batch === null) return made;
    const vectors = batch.texts.map(({ number }, place) => ({ number, vector: vectorOf(place, space.dimensions) }));
    expect(await embeddingQueue.keep(batch, space, vectors, batch.upTo)).toBe(true);
    made += vectors.length;
  }
}

/** What every EmbeddingQueue does, together with the VectorIndex beside it. */
export function embeddingQueueContract(name: string, make: MakeWorld): void {
  const it = testIn(make);

  describe(name, () => {
    it('gives out what has no vector yet, with whom it belongs to, and keeps the vectors exactly', async (world) => {
      await say(world, ['  Мои кошки спят\n', 'x'.repeat(200)]);
      expect(await world.embeddingQueue.waiting(NEW.model, null)).toBe(2);
      const batch = present(await world.embeddingQueue.take(WANTED));
      expect(taken(batch)).toMatchObject({ model: NEW.model, after: 0, texts: ['Мои кошки спят', 'x'.repeat(100)] });
      expect(batch.texts[0]).toMatchObject({ personId: ANNA, conversationId: null });
      const [first, second] = batch.texts.map(({ number }) => number);
      const vector = Float32Array.from([0.6, -0.8]);
      const vectors = [
        { number: present(first), vector },
        { number: present(second), vector: null },
      ];
      expect(await world.embeddingQueue.keep(batch, NEW, vectors, batch.upTo)).toBe(true);
      expect(await world.vectors.read(OF_ANNA, NEW, 0, 10)).toEqual([{ number: first, vector }]);
      expect(await world.vectors.heads(OF_ANNA)).toMatchObject([{ ...NEW, count: 1, isComplete: true }]);
      expect(await world.embeddingQueue.take(WANTED)).toBeNull();
      expect(await world.embeddingQueue.waiting(NEW.model, 2)).toBe(0);
    });

    it('gives out a summary of a private conversation for its person', async (world) => {
      await say(world, ['Мои кошки спят']);
      const { turn, fence } = present(await world.inbox.claim({ workerId: 'w1', milliseconds: 60_000 }));
      await world.turns.finish(turn.id, fence, anAnswer(), aBody());
      const claim = present(
        await world.summaries.claim(
          { workerId: 'w1', milliseconds: 60_000 },
          { at: NOON, grownTurns: 1, grownBytes: 1, restedTurns: 1, restedSince: NOON },
        ),
      );
      const summary = { id: uuid(700), conversationId: turn.conversationId, fromPosition: 1, toPosition: 1, text: 'О кошках' };
      await world.summaries.finish(claim, { ...summary, isTainted: false, saidAt: NOON, createdAt: NOON });
      await index(world);
      const { texts } = present(await world.embeddingQueue.take(WANTED));
      expect(texts.find(({ text }) => text === 'О кошках')).toMatchObject({ personId: ANNA, conversationId: null });
    });

    it('goes on where it stopped, in any number of bites', async (world) => {
      await say(world, ['one', 'two', 'three']);
      expect(await embedAll(world, NEW)).toBe(3);
      await say(world, ['four'], 200);
      expect(present(await world.embeddingQueue.take(WANTED)).texts.map(({ text }) => text)).toEqual(['four']);
    });

    it('holds a scope for whoever took it, gives out what they lost, and believes only the first of two', async (world) => {
      await say(world, ['one']);
      const lost = present(await world.embeddingQueue.take({ ...WANTED, leaseMs: 0 }));
      const other = present(await world.embeddingQueue.take(WANTED));
      expect(await world.embeddingQueue.take(WANTED)).toBeNull();
      expect(await world.embeddingQueue.keep(other, NEW, [], other.upTo)).toBe(true);
      expect(await world.embeddingQueue.keep(lost, NEW, [], lost.upTo)).toBe(false);
    });

    it('gives out scopes in turn, so that one that has much waiting delays no other', async (world) => {
      await say(world, ['one', 'two']);
      await world.conversations.ensure(aConversation({ id: GROUP_TALK, audience: 'group', address: aChat({ chat: '-100' }) }));
      await world.inbox.store(aMessage(1, { text: 'public', personId: BORIS, conversationId: GROUP_TALK }));
      await index(world);
      const first = present(await world.embeddingQueue.take({ ...WANTED, limit: 1 }));
      await world.embeddingQueue.keep(first, NEW, [], first.upTo);
      const second = present(await world.embeddingQueue.take({ ...WANTED, limit: 1 }));
      expect(second.scope).not.toBe(first.scope);
    });

    it('lets a scope rest', async (world) => {
      await say(world, ['one']);
      const batch = present(await world.embeddingQueue.take(WANTED));
      await world.embeddingQueue.putOff(batch, new Date(Date.now() + 3_600_000));
      expect(await world.embeddingQueue.take(WANTED)).toBeNull();
      await world.embeddingQueue.putOff(batch, new Date(0));
      expect(present(await world.embeddingQueue.take(WANTED)).texts).toHaveLength(1);
    });

    it('keeps what the model before made until the new one has everything', async (world) => {
      await say(world, ['one', 'two', 'three']);
      await embedAll(world, OLD);
      const batch = present(await world.embeddingQueue.take({ ...WANTED, limit: 2 }));
      await world.embeddingQueue.keep(batch, NEW, [], batch.upTo);
      expect(await world.embeddingQueue.dropOld(NEW)).toBe(0);
      const heads = await world.vectors.heads(OF_ANNA);
      expect(heads.map(({ model, isComplete }) => ({ model, isComplete })).toSorted((a, b) => (a.model < b.model ? -1 : 1))).toEqual([
        { model: NEW.model, isComplete: false },
        { model: OLD.model, isComplete: true },
      ]);
      await embedAll(world, NEW);
      expect(await world.embeddingQueue.dropOld(NEW)).toBe(3);
      expect(await world.vectors.heads(OF_ANNA)).toMatchObject([NEW]);
      expect(await world.vectors.read(OF_ANNA, OLD, 0, 10)).toEqual([]);
    });

    it('begins anew when the model makes vectors of another length', async (world) => {
      await say(world, ['one', 'two', 'three']);
      await embedAll(world, NEW);
      const longer = { ...NEW, dimensions: 4 };
      expect(await world.embeddingQueue.waiting(NEW.model, 4)).toBe(3);
      expect(await embedAll(world, longer)).toBe(3);
      expect(await world.vectors.read(OF_ANNA, NEW, 0, 10)).toEqual([]);
      expect(await world.vectors.read(OF_ANNA, longer, 0, 10)).toHaveLength(3);
    });

    it('I9: tells nobody of the vectors of another scope', async (world) => {
      await say(world, ['private']);
      await world.conversations.ensure(aConversation({ id: GROUP_TALK, audience: 'group', address: aChat({ chat: '-100' }) }));
      await world.inbox.store(aMessage(1, { text: 'public', personId: BORIS, conversationId: GROUP_TALK }));
      await index(world);
      const batches = [present(await world.embeddingQueue.take(WANTED)), present(await world.embeddingQueue.take(WANTED))];
      const payers = batches.flatMap(({ texts }) =>
        texts.map(({ text, personId, conversationId }) => ({ text, personId, conversationId })),
      );
      expect(payers.toSorted((a, b) => (a.text < b.text ? -1 : 1))).toEqual([
        { text: 'private', personId: ANNA, conversationId: null },
        { text: 'public', personId: BORIS, conversationId: GROUP_TALK },
      ]);
      for (const batch of batches) {
        const vectors = batch.texts.map(({ number }) => ({ number, vector: vectorOf(0, 2) }));
        await world.embeddingQueue.keep(batch, NEW, vectors, batch.upTo);
      }
      expect(await world.vectors.read(OF_ANNA, NEW, 0, 10)).toHaveLength(1);
      expect(await world.vectors.read(OF_GROUP, NEW, 0, 10)).toHaveLength(1);
      expect(await world.vectors.read(OF_BORIS, NEW, 0, 10)).toEqual([]);
      expect(await world.vectors.heads(OF_BORIS)).toEqual([]);
    });

    it('forgets a vector with what it was made of', async (world) => {
      await world.memory.keep(aFact({ id: uuid(300) }));
      await index(world);
      await embedAll(world, NEW);
      expect(await world.vectors.read(OF_ANNA, NEW, 0, 10)).toHaveLength(1);
      await world.memory.forget(OF_ANNA, [uuid(300)]);
      expect(await world.vectors.read(OF_ANNA, NEW, 0, 10)).toEqual([]);
    });

    it('leaves out what was forgotten while it was embedded', async (world) => {
      await world.memory.keep(aFact({ id: uuid(300) }));
      await index(world);
      const batch = present(await world.embeddingQueue.take(WANTED));
      await world.memory.forget(OF_ANNA, 'all');
      const vectors = batch.texts.map(({ number }) => ({ number, vector: vectorOf(0, 2) }));
      expect(await world.embeddingQueue.keep(batch, NEW, vectors, batch.upTo)).toBe(true);
      expect(await world.vectors.read(OF_ANNA, NEW, 0, 10)).toEqual([]);
    });
  });
}

import { describe, expect, test } from 'vitest';

import { PLENTY } from '../../testing/agent-world.ts';
import { ANNA, BORIS, furnish, makeDomainWorld, settled } from '../../testing/domain-world.ts';
import type { DomainWorld } from '../../testing/domain-world.ts';
import { aChat, aConversation, aMessage, uuid } from '../../testing/fixtures.ts';
import { embeddersOf, embedsNot, makeScriptedEmbedder } from '../../testing/scripted-embedder.ts';
import type { ScriptedEmbedder } from '../../testing/scripted-embedder.ts';
import type { MemoryScope } from '../recall/remembered.ts';
import { makeTextAnalyser } from '../recall/text-analyser.ts';
import { startEmbedding } from './start-meaning.ts';

const OF_ANNA: MemoryScope = { kind: 'person', personId: ANNA.id };
const GROUP: MemoryScope = { kind: 'group', channel: 'telegram', account: 'bot1', chat: '-100' };
const PRICES = [{ model: 'box/new', from: '2026-01-01', rates: { input: 1, cacheRead: 1, cacheWrite: 1, output: 0 }, longPrompt: null }];
const { analyse } = makeTextAnalyser();

interface World extends DomainWorld {
  readonly embedder: ScriptedEmbedder;
}

async function makeWorld(options: Parameters<typeof makeScriptedEmbedder>[0] = {}): Promise<World> {
  const embedder = makeScriptedEmbedder(options);
  const world = await furnish(makeDomainWorld({ embedders: embeddersOf(embedder) }));
  await world.conversations.ensure(aConversation({ personId: ANNA.id }));
  await world.conversations.ensure(aConversation({ id: uuid(13), audience: 'group', address: aChat({ chat: '-100' }) }));
  return { ...world, embedder };
}

async function say(world: World, ...texts: readonly string[]): Promise<void> {
  const { last } = await world.recallIndex.head(OF_ANNA);
  for (const [place, text] of texts.entries()) await world.inbox.store(aMessage(100 + last + place, { text, personId: ANNA.id }));
  while ((await world.recallIndex.indexNext(analyse, 10, null)) > 0);
}

/** Embeds for so long. */
async function embed(world: World, { ms = 0, budgets = PLENTY, batch = 32 } = {}): Promise<void> {
  const end = startEmbedding(world, { prices: PRICES, budgets }, { batch, exactUpTo: 1_000 });
  await settled(world);
  if (ms > 0) await world.clock.advance(ms);
  await settled(world);
  await end();
}

function spent(world: World, groupBy: 'person' | 'purpose' | 'chat' = 'purpose') {
  const [from, to] = [new Date(0), new Date('2100-01-01')];
  return world.ledger.report({ personId: null, from, to, groupBy: [groupBy], timeZone: 'UTC' });
}

async function waiting(world: World): Promise<number> {
  return world.embeddingQueue.waiting('box/new', null);
}

describe('embedMemories', () => {
  test('gives everything a vector, in batches, and says how much waits', async () => {
    const world = await makeWorld();
    await say(world, 'a cat', 'a car', 'some tea');
    await embed(world, { batch: 2 });
    expect(world.embedder.asked).toEqual([['a cat', 'a car'], ['some tea']]);
    expect(await world.vectors.heads(OF_ANNA)).toMatchObject([{ model: 'box/new', dimensions: 4, count: 3, isComplete: true }]);
    expect(world.metrics.total('embeddings_total', { outcome: 'embedded' })).toBe(3);
    expect(world.metrics.gauged('embeddings_waiting', {})).toBe(0);
  });

  test('I6: reserves and settles each call as spent by whom the text belongs to', async () => {
    const world = await makeWorld();
    await say(world, 'a cat', 'a car');
    await embed(world);
    expect(await spent(world)).toMatchObject([{ keys: ['embed'], calls: 1, cost: 2_000, inputTokens: 2 }]);
    expect(await spent(world, 'person')).toMatchObject([{ keys: [ANNA.id] }]);
  });

  test('I6: spends the bound, every byte a token, where nobody counted', async () => {
    const world = await makeWorld();
    world.embedder.add(embedsNot('unreachable', true));
    await say(world, 'чай');
    await embed(world);
    expect(await spent(world)).toMatchObject([{ calls: 1, cost: (6 + 8) * 1_000 }]);
  });

  test('I6: calls nobody whose price is not known, and says so once', async () => {
    const world = await makeWorld({ id: 'box/other' });
    await say(world, 'a cat');
    await embed(world, { ms: 60_000 });
    expect(world.embedder.asked).toEqual([]);
    expect(world.logger.of('memories.not-embedded')).toHaveLength(1);
    expect(await waiting(world)).toBe(1);
  });

  test('waits for the next day when the budget of its person is used up, while others go on', async () => {
    const world = await makeWorld();
    await world.inbox.store(aMessage(1, { text: 'a cat', personId: BORIS.id, conversationId: uuid(13) }));
    await say(world, 'a car');
    await embed(world, { budgets: { ...PLENTY, personDay: 0 } });
    expect(world.embedder.asked).toEqual([['a cat']]);
    expect(await world.vectors.heads(GROUP)).toMatchObject([{ count: 1 }]);
    await embed(world, { ms: 3_600_000, budgets: PLENTY });
    expect(world.embedder.asked).toHaveLength(1);
    await embed(world, { ms: 86_400_000, budgets: PLENTY });
    expect(world.embedder.asked).toEqual([['a cat'], ['a car']]);
  });

  test('counts what was said in a group against the budget of its chat', async () => {
    const world = await makeWorld();
    await world.inbox.store(aMessage(1, { text: 'a cat', personId: BORIS.id, conversationId: uuid(13) }));
    await say(world);
    await embed(world, { budgets: { ...PLENTY, chatDay: 0 } });
    expect(world.embedder.asked).toEqual([]);
  });

  test('needs no budget for what is free', async () => {
    const world = await makeWorld({ isFree: true });
    await say(world, 'a cat');
    await embed(world, { budgets: { personDay: 0, chatDay: 0, installationDay: 0 } });
    expect(await spent(world)).toMatchObject([{ calls: 1, cost: 0 }]);
    expect(await waiting(world)).toBe(0);
  });

  test.each(['unreachable', 'timeout', 'rate-limited'] as const)(
    'loses nothing while the model is %s, and leaves it alone',
    async (kind) => {
      const world = await makeWorld();
      world.embedder.add(embedsNot(kind), embedsNot(kind), embedsNot(kind), embedsNot(kind));
      await say(world, 'a cat');
      await embed(world, { ms: 20_000 });
      expect(world.embedder.asked).toHaveLength(3);
      expect(world.logger.of('memories.not-embedded')).toHaveLength(1);
      await embed(world, { ms: 40_000 });
      expect(await waiting(world)).toBe(0);
    },
  );

  test('waits no longer than a minute for vectors', async () => {
    const world = await makeWorld();
    world.embedder.add(() => new Promise(() => {}));
    await say(world, 'a cat');
    await embed(world, { ms: 61_000 });
    expect(world.metrics.total('embeddings_total', { outcome: 'timeout' })).toBe(1);
  });

  test('tries what is refused one by one and shorter, and never again what is refused even then', async () => {
    const world = await makeWorld();
    const refused = embedsNot('rejected');
    await say(world, 'a cat', `car ${'x'.repeat(1_000)}`, 'strange');
    const one = { kind: 'embedded', vectors: [Float32Array.from([1, 0, 0, 0])], tokens: 1 } as const;
    world.embedder.add(refused, one, one, one, refused);
    await embed(world);
    expect(world.embedder.asked.slice(1).map(([text = '']) => text.length)).toEqual([5, 5, 400, 7]);
    expect(await world.vectors.heads(OF_ANNA)).toMatchObject([{ count: 2, isComplete: true }]);
    await embed(world, { ms: 10_000 });
    expect(world.embedder.asked).toHaveLength(5);
  });

  test('takes the refusal of everything for a trouble of the model', async () => {
    const world = await makeWorld();
    world.embedder.add(embedsNot('rejected'), embedsNot('rejected'));
    await say(world, 'a cat');
    await embed(world);
    expect(world.embedder.asked).toEqual([['a cat'], ['hello']]);
    expect(await waiting(world)).toBe(1);
  });

  test('goes on where it was stopped', async () => {
    const world = await makeWorld();
    await say(world, 'a cat', 'a car');
    world.embedder.add(
      (_texts, signal) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true })),
    );
    await embed(world);
    expect(await waiting(world)).toBe(2);
    await embed(world);
    expect(await waiting(world)).toBe(0);
  });

  test('sends the beginning of a text of megabytes', async () => {
    const world = await makeWorld();
    await say(world, 'кошка '.repeat(100_000));
    await embed(world);
    expect(world.embedder.asked[0]?.[0]).toHaveLength(2_000);
  });
});

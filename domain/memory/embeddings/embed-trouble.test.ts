import { describe, expect, test } from 'vitest';

import { PLENTY } from '../../testing/agent-world.ts';
import { ANNA, furnish, makeDomainWorld, settled } from '../../testing/domain-world.ts';
import { aConversation, aMessage, uuid } from '../../testing/fixtures.ts';
import { embeddersOf, embedsNot, makeScriptedEmbedder } from '../../testing/scripted-embedder.ts';
import type { MemoryScope } from '../recall/remembered.ts';
import { makeTextAnalyser } from '../recall/text-analyser.ts';
import { startEmbedding } from './start-meaning.ts';

const OF_ANNA: MemoryScope = { kind: 'person', personId: ANNA.id };
const RATES = { input: 1, cacheRead: 1, cacheWrite: 1, output: 0 };
const PRICES = [{ model: 'box/new', from: '2026-01-01', rates: RATES, longPrompt: null }];
const ONE = { kind: 'embedded', vectors: [Float32Array.from([1, 0, 0, 0])], tokens: 1 } as const;
const { analyse } = makeTextAnalyser();

async function makeWorld(texts: readonly string[], { isLengthKnown = true, personId = ANNA.id } = {}) {
  const embedder = makeScriptedEmbedder();
  const asked = isLengthKnown ? embedder : { ...embedder, dimensions: null };
  const world = await furnish(makeDomainWorld({ embedders: embeddersOf(asked) }));
  await world.conversations.ensure(aConversation({ personId }));
  for (const [place, text] of texts.entries()) await world.inbox.store(aMessage(1 + place, { text, personId }));
  while ((await world.recallIndex.indexNext(analyse, 10, null)) > 0);
  const embed = async (ms = 0, budgets = PLENTY): Promise<void> => {
    const end = startEmbedding(world, { prices: PRICES, budgets }, { batch: 32, exactUpTo: 1_000 });
    await settled(world);
    // Step by step, so that each look in it is one.
    for (let left = ms; left > 0; left -= 5_000) await world.clock.advance(Math.min(left, 5_000));
    await settled(world);
    await end();
  };
  return { ...world, embedder, embed };
}

describe('texts that a model refuses', () => {
  test('are gone through anew from where the time was over', async () => {
    const world = await makeWorld(['кошка', 'a car', 'чай']);
    const slow = async (_texts: readonly string[], signal: AbortSignal) => {
      await world.clock.sleep(55_000, signal);
      return ONE;
    };
    world.embedder.add(embedsNot('rejected'), slow, slow, slow);
    await world.embed(200_000);
    expect(world.embedder.asked).toEqual([['кошка', 'a car', 'чай'], ['hello'], ['кошка'], ['a car'], ['чай']]);
    expect(await world.vectors.heads(OF_ANNA)).toMatchObject([{ count: 3, isComplete: true }]);
  });

  test('wait together when the model goes away among them', async () => {
    const world = await makeWorld(['a cat', 'a car']);
    world.embedder.add(embedsNot('rejected'), ONE, ONE, embedsNot('unreachable'));
    await world.embed();
    expect(await world.embeddingQueue.waiting('box/new', 4)).toBe(2);
    expect(world.metrics.total('embeddings_total', { outcome: 'unreachable' })).toBe(1);
    await world.embed(30_000);
    expect(await world.embeddingQueue.waiting('box/new', 4)).toBe(0);
  });

  test('I6: wait for the next day when their refusal has used up the budget', async () => {
    const world = await makeWorld(['a cat']);
    world.embedder.add(embedsNot('rejected', true));
    await world.embed(3_600_000, { ...PLENTY, personDay: 13_000 });
    expect(world.embedder.asked).toEqual([['a cat']]);
    await world.embed(86_400_000);
    expect(world.embedder.asked).toEqual([['a cat'], ['a cat']]);
  });

  test('are asked again a minute later while nobody knows of what length the vectors are', async () => {
    const world = await makeWorld(['странное'], { isLengthKnown: false });
    world.embedder.add(embedsNot('rejected'), ONE, embedsNot('rejected'));
    await world.embed(50_000);
    expect(world.embedder.asked).toHaveLength(3);
    expect(await world.vectors.heads(OF_ANNA)).toEqual([]);
    await world.embed(20_000);
    expect(world.embedder.asked).toHaveLength(4);
  });
});

test('I6: nobody is asked about the words of somebody who is not known, for nobody would pay', async () => {
  const world = await makeWorld(['a cat'], { personId: uuid(77) });
  await world.embed();
  expect(world.embedder.asked).toEqual([]);
});

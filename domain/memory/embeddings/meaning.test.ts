import { describe, expect, test } from 'vitest';

import { PLENTY } from '../../testing/agent-world.ts';
import { aFact } from '../../testing/a-fact.ts';
import { ANNA, BORIS, furnish, makeDomainWorld, settled } from '../../testing/domain-world.ts';
import type { DomainWorld } from '../../testing/domain-world.ts';
import { aConversation, aMessage, uuid } from '../../testing/fixtures.ts';
import { embeddersOf, embedsNot, makeScriptedEmbedder } from '../../testing/scripted-embedder.ts';
import type { ScriptedEmbedder } from '../../testing/scripted-embedder.ts';
import type { Embedder } from '../../ports/embedder.ts';
import { makeRecall } from '../recall/recall.ts';
import type { Recall } from '../recall/recall.ts';
import type { MemoryScope } from '../recall/remembered.ts';
import { makeTextAnalyser } from '../recall/text-analyser.ts';
import { meaningOf, startEmbedding } from './start-meaning.ts';

const OF_ANNA: MemoryScope = { kind: 'person', personId: ANNA.id };
const OF_BORIS: MemoryScope = { kind: 'person', personId: BORIS.id };
const RATES = { input: 1, cacheRead: 1, cacheWrite: 1, output: 0 };
const PRICES = ['box/new', 'box/old'].map((model) => ({ model, from: '2026-01-01', rates: RATES, longPrompt: null }));
const { analyse } = makeTextAnalyser();

interface World extends DomainWorld {
  readonly embedder: ScriptedEmbedder;
  readonly recall: Recall;
}

async function makeWorld(said: readonly string[] = ['It purrs a lot', 'The vehicle is broken', 'ок'], budgets = PLENTY): Promise<World> {
  const embedder = makeScriptedEmbedder();
  const world = await furnish(makeDomainWorld({ embedders: embeddersOf(embedder) }));
  for (const [place, person] of [ANNA, BORIS].entries()) {
    await world.conversations.ensure(aConversation({ id: uuid(10 + place), personId: person.id }));
  }
  for (const [place, text] of said.entries()) await world.inbox.store(aMessage(1 + place, { text, personId: ANNA.id }));
  while ((await world.recallIndex.indexNext(analyse, 10, null)) > 0);
  await embedAll(world, embedder);
  return { ...world, embedder, recall: makeRecall(world, meaningOf(world, { prices: PRICES, budgets })) };
}

async function embedAll(world: DomainWorld, embedder: Embedder, batch = 32): Promise<void> {
  const end = startEmbedding(
    { ...world, embedders: embeddersOf(embedder) },
    { prices: PRICES, budgets: PLENTY },
    { batch, exactUpTo: 1_000 },
  );
  await settled(world);
  await end();
}

async function ask({ recall, clock }: World, text: string, scope: MemoryScope = OF_ANNA) {
  const asking = recall(scope, { text, askerId: ANNA.id, now: clock.now(), offsetMinutes: 0, turns: 1, facts: 0, hidden: null });
  await settled({ clock });
  return (await asking).turns.map((turn) => turn.text);
}

describe('recall by meaning', () => {
  test('finds what shares no word with the question', async () => {
    const world = await makeWorld();
    expect(await ask(world, 'how is the cat')).toEqual(['It purrs a lot']);
    expect(await ask(world, 'Что с машиной?')).toEqual(['The vehicle is broken']);
  });

  test('finds facts, too', async () => {
    const world = await makeWorld([]);
    for (const [place, text] of ['She purrs', 'Owns a vehicle', 'Is tall'].entries()) {
      await world.memory.keep(aFact({ id: uuid(300 + place), text, createdAt: new Date(`2026-11-2${place}T12:00:00Z`) }));
    }
    while ((await world.recallIndex.indexNext(analyse, 10, null)) > 0);
    await embedAll(world, world.embedder);
    const asked = { text: 'cats?', askerId: ANNA.id, now: world.clock.now(), offsetMinutes: 0, turns: 0, facts: 1, hidden: null };
    expect((await world.recall(OF_ANNA, asked)).facts.map(({ text }) => text)).toEqual(['She purrs']);
  });

  test('I9: finds nothing of another scope, and asks no model about an empty one', async () => {
    const world = await makeWorld();
    const before = world.embedder.asked.length;
    expect(await ask(world, 'how is the cat', OF_BORIS)).toEqual([]);
    expect(world.embedder.asked).toHaveLength(before);
  });

  test('I6: pays for each question once, and asks once for the same', async () => {
    const world = await makeWorld();
    const before = world.embedder.asked.length;
    await ask(world, 'how is the cat');
    await ask(world, ' how is the cat ');
    expect(world.embedder.asked.slice(before)).toEqual([['how is the cat']]);
    const [from, to] = [new Date(0), new Date('2100-01-01')];
    const [row] = await world.ledger.report({ personId: ANNA.id, from, to, groupBy: ['purpose'], timeZone: 'UTC' });
    expect(row).toMatchObject({ keys: ['embed'], calls: 2, cost: 4_000 });
  });

  test('I6: goes by words alone when the budget is used up', async () => {
    const world = await makeWorld(undefined, { ...PLENTY, personDay: 0 });
    const before = world.embedder.asked.length;
    expect(await ask(world, 'how is the cat')).toEqual([]);
    expect(await ask(world, 'a broken heart')).toEqual(['The vehicle is broken']);
    expect(world.embedder.asked).toHaveLength(before);
  });

  test('goes by words alone while the model is away, with one warning, and by meaning when it is back', async () => {
    const world = await makeWorld();
    const before = world.embedder.asked.length;
    for (let time = 0; time < 4; time += 1) world.embedder.add(embedsNot('unreachable'));
    for (let time = 0; time < 6; time += 1) expect(await ask(world, `is the cat broken ${time}`)).toEqual(['The vehicle is broken']);
    expect(world.embedder.asked).toHaveLength(before + 3);
    expect(world.logger.of('recall.without-vectors')).toHaveLength(1);
    expect(world.metrics.total('recall_without_vectors_total', { reason: 'unreachable' })).toBe(3);
    await world.clock.advance(31_000);
    await ask(world, 'is it back?');
    expect(world.logger.of('recall.without-vectors'), 'a look in vain is no news').toHaveLength(1);
    await world.clock.advance(31_000);
    expect(await ask(world, 'how is the cat')).toEqual(['It purrs a lot']);
  });

  test('waits no longer than a second for the vector of a question', async () => {
    const world = await makeWorld();
    world.embedder.add(() => new Promise(() => {}));
    const asked = { text: 'a broken cat', askerId: ANNA.id, now: world.clock.now(), offsetMinutes: 0, turns: 1, facts: 0, hidden: null };
    const asking = world.recall(OF_ANNA, asked);
    await settled(world);
    await world.clock.advance(1_000);
    expect((await asking).turns.map(({ text }) => text)).toEqual(['The vehicle is broken']);
  });

  test('goes by words alone when a vector has another length than those of what was said', async () => {
    const world = await makeWorld();
    world.embedder.add({ kind: 'embedded', vectors: [Float32Array.from([1])], tokens: 1 });
    expect(await ask(world, 'how is the cat')).toEqual([]);
  });

  test('uses the vectors of the model before until those of the new one are complete', async () => {
    const old = makeScriptedEmbedder({ id: 'box/old', dimensions: 5 });
    const world = await makeWorld(['It purrs a lot', 'The vehicle is broken', 'I drink']);
    const unfinished = makeScriptedEmbedder({ id: 'box/next', dimensions: 6 });
    const embedders = embeddersOf(unfinished, world.embedder, old);
    const prices = [...PRICES, { model: 'box/next', from: '2026-01-01', rates: RATES, longPrompt: null }];
    const next = { ...world, embedder: unfinished, embedders };
    const recall = makeRecall(next, meaningOf(next, { prices, budgets: PLENTY }));
    const wanted = { model: 'box/next', dimensions: 6, limit: 1, maxCharacters: 100, leaseMs: 0 };
    const batch = await world.embeddingQueue.take(wanted);
    if (batch === null) throw new Error('nothing waits');
    await world.embeddingQueue.keep(batch, wanted, [], batch.upTo);
    expect(await ask({ ...next, recall }, 'how is the cat')).toEqual(['It purrs a lot']);
    expect(unfinished.asked, 'its vectors are not complete').toEqual([]);
    const end = startEmbedding({ ...world, embedders }, { prices, budgets: PLENTY });
    await settled(world);
    await end();
    expect(await world.vectors.heads(OF_ANNA)).toMatchObject([{ model: 'box/next' }]);
    await ask({ ...next, recall }, 'and the car?');
    expect(unfinished.asked.at(-1)).toEqual(['and the car?']);
  });
});

import { describe, expect, test } from 'vitest';

import { joinQueues } from '../memory/embeddings/join-queues.ts';
import { startEmbedding } from '../memory/embeddings/start-meaning.ts';
import type { MemoryScope } from '../memory/recall/remembered.ts';
import { makeRedactor } from '../redaction/redactor.ts';
import { PLENTY } from '../testing/agent-world.ts';
import { ANNA, BORIS, furnish, makeDomainWorld, settled } from '../testing/domain-world.ts';
import { NOON, uuid } from '../testing/fixtures.ts';
import { embeddersOf, embedsNot, makeScriptedEmbedder } from '../testing/scripted-embedder.ts';
import type { Embedder } from '../ports/embedder.ts';
import { EVERYDAY_TEXTS } from './everyday-texts.ts';
import { openCollections } from './open-collections.ts';

const RATES = { input: 1, cacheRead: 1, cacheWrite: 1, output: 0 };
const PRICES = ['box/new', 'box/old'].map((model) => ({ model, from: '2026-01-01', rates: RATES, longPrompt: null }));
const OF_ANNA: MemoryScope = { kind: 'person', personId: ANNA.id };
const OF_GROUP: MemoryScope = { kind: 'group', channel: 'telegram', account: 'bot1', chat: '-100' };
const TEXTS = ['It purrs a lot', 'The vehicle is broken'];

/** What turns texts into vectors of four numbers: one for each matter, and a little of everything in everything. */
async function makeWorld({ embedder = makeScriptedEmbedder(), former = [] as readonly Embedder[], budgets = PLENTY } = {}) {
  const world = await furnish(makeDomainWorld({ embedders: embeddersOf(embedder, ...former) }));
  const redactor = makeRedactor({ secrets: [] });
  const open = () => openCollections(world, { redactor, budgets, modelCalls: { calls: { prices: PRICES } } });
  const collections = open();
  const put = async (texts: readonly string[], scope = OF_ANNA) => {
    const by = { personId: ANNA.id, conversationId: uuid(10) };
    const document = { key: 'a', about: null, at: NOON, by };
    await collections.put(
      { plugin: 'knowledge', scope },
      document,
      texts.map((text) => ({ text, under: '', place: null })),
    );
  };
  const embed = async (by: Embedder = embedder): Promise<void> => {
    const queue = joinQueues([world.embeddingQueue, world.pluginEmbeddings]);
    const ports = { ...world, embedders: embeddersOf(by), embeddingQueue: queue };
    const end = startEmbedding(ports, { prices: PRICES, budgets: PLENTY });
    await settled(world);
    await end();
  };
  const find = async (text: string, scope = OF_ANNA, likeness = 0.3, by = collections) => {
    const asker = { personId: ANNA.id, conversationId: null };
    const asking = by.query({ plugin: 'knowledge', scope }, { text, limit: 3, likeness, asker });
    await settled(world);
    return (await asking).flatMap((hit) => (hit.isNear ? [hit.text] : []));
  };
  return { ...world, embedder, put, embed, find, open };
}

describe('what plugins took in', () => {
  test('is found by its meaning where it shares no word with the question, and not where it means something else', async () => {
    const { put, embed, find } = await makeWorld();
    await put(TEXTS);
    await embed();
    expect(await find('how is the cat')).toEqual(['It purrs a lot']);
    expect(await find('Что с машиной?')).toEqual(['The vehicle is broken']);
    expect(await find('a glass of чай')).toEqual([]);
  });

  test('is near only when it is much nearer to the question than texts of all kinds are', async () => {
    const { put, embed, find, embedder, open } = await makeWorld();
    await put(TEXTS);
    await embed();
    // A model to which all texts are alike, cats a little more: as 0.8 to 0.6.
    const vague = (text: string) => Float32Array.from(/cat|purr/.test(text) ? [0.8, 0.6, 0, 0] : [0, 1, 0, 0]);
    const answer = async (texts: readonly string[]) => ({ kind: 'embedded' as const, vectors: texts.map(vague), tokens: 1 });
    embedder.add(answer, answer);
    expect(await find('the cat', OF_ANNA, 0.3, open())).toEqual(['It purrs a lot']);
    embedder.add(answer, answer);
    expect(await find('the cat', OF_ANNA, 0.6, open())).toEqual([]);
    const same = async (texts: readonly string[]) => ({ kind: 'embedded' as const, vectors: texts.map(() => vague('cat')), tokens: 1 });
    embedder.add(same, same);
    expect(await find('the cat', OF_ANNA, 0, open())).toEqual([]);
  });

  test('I9: is found by meaning in its own collection alone', async () => {
    const { put, embed, find } = await makeWorld();
    await put(['It purrs a lot']);
    await put(['The vehicle is broken'], OF_GROUP);
    await embed();
    expect(await find('the cat', OF_GROUP)).toEqual([]);
    expect(await find('the cat', { kind: 'person', personId: BORIS.id })).toEqual([]);
    expect(await find('the car', OF_GROUP)).toEqual(['The vehicle is broken']);
  });

  test('is found by what the model before made of it until the new one has everything, and then by that alone', async () => {
    const old = makeScriptedEmbedder({ id: 'box/old' });
    const { put, embed, find, embedder, pluginVectors } = await makeWorld({ former: [old] });
    await put(TEXTS);
    await embed(old);
    expect(await find('the cat')).toEqual(['It purrs a lot']);
    expect(embedder.asked).toEqual([]);
    await embed();
    expect(await find('the car')).toEqual(['The vehicle is broken']);
    expect(await pluginVectors('knowledge').heads(OF_ANNA)).toMatchObject([{ model: 'box/new', count: 2, isComplete: true }]);
  });

  test.each(['unreachable', 'rejected', 'timeout'] as const)('is found by its words alone while the model is %s', async (kind) => {
    const { put, embed, find, embedder, clock } = await makeWorld();
    await put(TEXTS);
    await embed();
    const refused = embedsNot(kind);
    embedder.add(refused);
    expect(await find('the cat')).toEqual([]);
    // The question comes through, the texts of all kinds do not.
    await clock.advance(60_000);
    embedder.add({ kind: 'embedded', vectors: [Float32Array.from([1, 0, 0, 0])], tokens: 1 }, refused);
    expect(await find('a cat')).toEqual([]);
    await clock.advance(60_000);
    expect(await find('a cat')).toEqual(['It purrs a lot']);
  });

  test('is found by its words alone where vectors are of another length, or the model is gone', async () => {
    const { put, embed, find, embedder, open } = await makeWorld();
    await put(TEXTS);
    await embed();
    const short = { kind: 'embedded' as const, vectors: EVERYDAY_TEXTS.map(() => Float32Array.from([1, 0])), tokens: 1 };
    embedder.add({ kind: 'embedded', vectors: [Float32Array.from([1, 0, 0, 0])], tokens: 1 }, short);
    expect(await find('the cat', OF_ANNA, 0.3, open())).toEqual([]);
    const other = await makeWorld({ embedder: makeScriptedEmbedder({ id: 'box/old' }) });
    await other.put(TEXTS);
    await other.embed(makeScriptedEmbedder());
    expect(await other.find('the cat')).toEqual([]);
  });

  test('I6: is asked for by meaning within the budget of who asks, and recorded as theirs', async () => {
    const { put, embed, find, ledger } = await makeWorld({ budgets: { ...PLENTY, personDay: 100 } });
    await put(TEXTS);
    await embed();
    expect(await find('the cat')).toEqual([]);
    const report = await ledger.report({
      personId: null,
      from: new Date(0),
      to: new Date('2100-01-01'),
      groupBy: ['person', 'purpose'],
      timeZone: 'UTC',
    });
    expect(report).toMatchObject([{ keys: [ANNA.id, 'embed'], calls: 1 }]);
  });
});

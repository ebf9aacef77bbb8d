import { describe, expect, test } from 'vitest';

import { makeInMemoryStores } from '../../testing/in-memory-stores.ts';
import { aFact } from '../../testing/a-fact.ts';
import { aConversation, aMessage, aPerson, NOON, uuid } from '../../testing/fixtures.ts';
import { makeManualClock } from '../../testing/manual-clock.ts';
import { PLAIN_SOURCE } from '../../messaging/message-source.ts';
import { makeRecall } from './recall.ts';
import type { RecallRequest } from './recall.ts';
import { makeTextAnalyser } from './text-analyser.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const MINE = { kind: 'person', personId: uuid(1) } as const;
const ASKED: RecallRequest = { text: '', askerId: uuid(1), now: NOON, offsetMinutes: 0, turns: 5, facts: 5, hidden: null };

interface SaidAt {
  readonly text: string;
  readonly daysAgo?: number;
  readonly by?: string;
}

async function remembering(said: readonly (SaidAt | string)[]) {
  const stores = makeInMemoryStores({ clock: makeManualClock() });
  await stores.people.add(aPerson());
  await stores.conversations.ensure(aConversation());
  for (const [number, each] of said.entries()) {
    const { text, daysAgo = 0, by = null } = typeof each === 'string' ? { text: each } : each;
    const sentAt = new Date(NOON.getTime() - daysAgo * DAY_MS + number * 60_000);
    await stores.inbox.store(aMessage(number + 1, { text, source: { ...PLAIN_SOURCE, sentAt, senderName: by } }));
  }
  const recall = makeRecall(stores);
  const ask = async (text: string, request: Partial<RecallRequest> = {}): Promise<readonly string[]> =>
    (await recall(MINE, { ...ASKED, ...request, text })).turns.map((turn) => turn.text);
  return { stores, recall, ask };
}

describe('what is recalled', () => {
  test('fits by any form of the words, in Russian and English, also misspelt', async () => {
    const { ask } = await remembering([
      { text: 'Мой стоматолог принимает на Садовой', daysAgo: 9 },
      { text: 'My sister adopted a greyhound', daysAgo: 5 },
      { text: 'Люблю чай', daysAgo: 2 },
    ]);
    expect((await ask('где принимают стоматологи?'))[0]).toBe('Мой стоматолог принимает на Садовой');
    expect((await ask('which grayhound was adopted'))[0]).toBe('My sister adopted a greyhound');
    expect((await ask('стаматолог'))[0]).toBe('Мой стоматолог принимает на Садовой');
    expect(await ask('zebra')).toEqual([]);
    expect(await ask('')).toEqual([]);
    expect(await ask("'; -- & | ! :* ( \0 ‮")).toEqual([]);
  });

  test('is the answer that stands behind the question', async () => {
    const { ask } = await remembering([{ text: 'Where did you spend your vacation?' }, { text: 'In Lisbon, with Boris.' }]);
    expect(await ask('vacation')).toContain('In Lisbon, with Boris.');
  });

  test('is of the time that the question names', async () => {
    const { ask } = await remembering([
      { text: 'We bought a lamp', daysAgo: 40 },
      { text: 'We bought a sofa', daysAgo: 1 },
    ]);
    expect((await ask('what have we bought yesterday?'))[0]).toBe('We bought a sofa');
    expect((await ask('what have we bought last month?'))[0]).toBe('We bought a lamp');
  });

  test('is what holds, and what held at the time that the question names', async () => {
    const { stores, recall } = await remembering([]);
    const home = (number: number, value: string, daysAgo: number) =>
      aFact({
        id: uuid(300 + number),
        text: `I live in ${value}`,
        predicate: 'home',
        value,
        heldFrom: new Date(NOON.getTime() - daysAgo * DAY_MS),
      });
    for (const [number, value] of ['Oslo', 'Paris', 'Lisbon'].entries()) await stores.memory.keep(home(number, value, 900 - number * 400));
    await stores.memory.keep(aFact({ id: uuid(310), text: 'I like tea' }));
    const facts = async (text: string) => (await recall(MINE, { ...ASKED, text })).facts.map((fact) => fact.text);
    expect(await facts('where do I live?')).toEqual(['I live in Lisbon', 'I like tea']);
    expect(await facts('did I ever live in Oslo or Paris?')).not.toContain('I live in Oslo');
    expect(await facts('where did I live in 2025?')).toEqual(expect.arrayContaining(['I live in Lisbon', 'I live in Paris']));
  });

  test('is of the kind that is asked for', async () => {
    const { ask } = await remembering([{ text: 'I practise the violin in the evening', daysAgo: 3 }, { text: 'Ужин готов' }]);
    expect(await ask('What instruments do I play?')).toEqual(['I practise the violin in the evening']);
  });

  test('is not the same again and again', async () => {
    const { ask } = await remembering([
      ...Array.from({ length: 6 }, () => 'Where is my red umbrella now'),
      'The umbrella hangs behind the door',
    ]);
    expect((await ask('umbrella')).slice(0, 2)).toContain('The umbrella hangs behind the door');
  });

  test('is not what the prompt shows anyway, nor what its person has put behind them', async () => {
    const { ask } = await remembering(
      [1, 2, 3, 4, 5].map((number) => ({ text: `umbrella ${'abcde'[number - 1]} number${number}`, daysAgo: 10 - number })),
    );
    const hidden = { conversationId: uuid(10), upTo: 1, from: 4 };
    expect((await ask('umbrella', { hidden })).toSorted()).toEqual(['umbrella b number2', 'umbrella c number3']);
  });

  test('stays within its tokens, and shows of a long text what fits', async () => {
    const long = `${'Nothing of note here. '.repeat(40)}The safe opens with 4711. ${'Nothing of note there. '.repeat(40)}`;
    const { recall } = await remembering([
      { text: long, daysAgo: 3 },
      ...Array.from({ length: 9 }, (_each, n) => ({ text: `safe box number ${n} in room ${n}`, daysAgo: n + 4 })),
    ]);
    const { turns } = await recall(MINE, { ...ASKED, text: 'how does the safe open?', turns: 20, turnTokens: 60 });
    expect(turns.find(({ text }) => text === long)?.shown).toContain('4711');
    expect(turns.reduce((sum, { shown }) => sum + shown.length, 0)).toBeLessThan(60 * 4);
  });

  test('is up to date, whatever another process indexes or removes meanwhile', async () => {
    const { stores, ask } = await remembering(['the first umbrella']);
    expect(await ask('umbrella')).toEqual(['the first umbrella']);
    await stores.inbox.store(aMessage(2, { text: 'a second umbrella' }));
    await stores.recallIndex.indexNext(makeTextAnalyser().analyse, 10, null);
    expect((await ask('umbrella')).toSorted()).toEqual(['a second umbrella', 'the first umbrella']);
  });

  test('goes by who said it, when the question names them', async () => {
    const { stores, recall } = await remembering([]);
    const group = { kind: 'group', channel: 'telegram', account: 'bot1', chat: '-100' } as const;
    await stores.people.add(aPerson({ id: uuid(2), name: 'Борис' }));
    await stores.conversations.ensure(aConversation({ id: uuid(13), audience: 'group', address: { ...group, thread: null } }));
    for (const [number, person] of [1, 2].entries()) {
      const text = `Мне нравится поход номер ${person}`;
      await stores.inbox.store(aMessage(number + 1, { text, personId: uuid(person), conversationId: uuid(13) }));
    }
    const { turns } = await recall(group, { ...ASKED, text: 'какой поход нравится Борису?' });
    expect(turns[0]).toMatchObject({ text: 'Мне нравится поход номер 2', speaker: 'Борис', kind: 'said', turnId: uuid(2002) });
    expect((await recall(MINE, { ...ASKED, text: 'поход' })).turns).toEqual([]);
  });
});

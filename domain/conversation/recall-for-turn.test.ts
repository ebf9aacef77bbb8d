import { describe, expect, test } from 'vitest';

import { makeRecall } from '../memory/recall/recall.ts';
import type { NewFact } from '../memory/fact.ts';
import { aFact } from '../testing/a-fact.ts';
import { aTurn } from '../testing/a-turn.ts';
import { aChat, aConversation, aMessage, aPerson, NOON, uuid } from '../testing/fixtures.ts';
import { makeInMemoryStores } from '../testing/in-memory-stores.ts';
import { makeManualClock } from '../testing/manual-clock.ts';
import { makeRecordingMetrics } from '../testing/recording-metrics.ts';
import type { Conversation } from './conversation.ts';
import { recallForTurn, scopeOf } from './recall-for-turn.ts';
import { makeZoneClocks } from './zone-clocks.ts';

const PRIVATE = aConversation();
const GROUP = aConversation({ id: uuid(13), audience: 'group', address: aChat({ chat: '-100' }) });

async function world() {
  const clock = makeManualClock();
  const stores = makeInMemoryStores({ clock });
  await stores.people.add(aPerson());
  for (const conversation of [PRIVATE, GROUP]) await stores.conversations.ensure(conversation);
  const metrics = makeRecordingMetrics();
  const recall = makeRecall(stores);
  let facts = 300;
  return {
    metrics,
    keep: (fact: Partial<NewFact>) => stores.memory.keep(aFact({ id: uuid((facts += 1)), ...fact })),
    say: (number: number, text: string, { id }: Conversation) => stores.inbox.store(aMessage(number, { text, conversationId: id })),
    ask: (text: string, conversation: Conversation, shownFrom = 100) =>
      recallForTurn(
        { recall, zones: makeZoneClocks(), clock, metrics },
        {
          turn: aTurn({ id: uuid(2999), text, position: 100, conversationId: conversation.id }),
          heard: { files: [], unheard: new Map() },
          person: aPerson(),
          conversation,
        },
        shownFrom,
      ),
  };
}

describe('the memory of a turn', () => {
  test("I9: is the person's own in private, and what was said there in a group", async () => {
    const { say, ask } = await world();
    await say(1, 'Мой пароль от сейфа лежит дома', PRIVATE);
    await say(2, 'Наш сейф стоит в офисе', GROUP);
    expect((await ask('где сейф?', PRIVATE)).remembered).toBe(
      '<said-earlier>\n2026-11-23:\nАня: Мой пароль от сейфа лежит дома\n</said-earlier>',
    );
    expect((await ask('где сейф?', GROUP)).remembered).toBe('<said-earlier>\n2026-11-23:\nАня: Наш сейф стоит в офисе\n</said-earlier>');
  });

  test('I8: says in a group who said each fact, until when it held, and whether it is the word of its person', async () => {
    const { keep, ask } = await world();
    const at = (day: number): Date => new Date(Date.UTC(2026, 9, day));
    await keep({ text: 'I live in Oslo', predicate: 'home', value: 'Oslo', heldFrom: at(1) });
    await keep({ text: 'I live in Paris', predicate: 'home', value: 'Paris', heldFrom: at(20) });
    await keep({ scope: scopeOf(GROUP, ''), text: 'The key is with Vera', speaker: 'Вера', speakerId: null, isTainted: true });
    expect(await ask('where do I live?', PRIVATE)).toMatchObject({ facts: ['I live in Paris'], isTainted: false });
    expect((await ask('where did I live on 2026-10-05?', PRIVATE)).facts).toEqual(['I live in Oslo (until 2026-10-20)', 'I live in Paris']);
    expect(await ask('key', GROUP)).toMatchObject({ facts: ['Вера: The key is with Vera'], isTainted: true });
    await keep({ text: 'words of a page', isTainted: true });
    expect(await ask('page', PRIVATE)).toMatchObject({ isTainted: true });
  });

  test('says what it was made of, and how long that took is measured', async () => {
    const { say, ask, metrics } = await world();
    await say(1, 'Живу в Лиссабоне', PRIVATE);
    expect((await ask('Лиссабон', PRIVATE)).sources).toMatchObject([{ kind: 'said', turnId: uuid(2001), at: NOON }]);
    expect(metrics.observed('recall_seconds')).toHaveLength(1);
  });

  test('holds nothing that its prompt shows anyway or that /new has put aside', async () => {
    const { say, ask } = await world();
    for (const number of [1, 2, 3]) await say(number, `umbrella number${number} ${'xyz'[number - 1]}`, PRIVATE);
    const { remembered } = await ask('umbrella', { ...PRIVATE, contextStart: 1 }, 3);
    expect(remembered).toContain('number2');
    expect(remembered).not.toMatch(/number[13]/);
    expect(await ask('zebra', PRIVATE)).toEqual({ facts: [], remembered: '', sources: [], isTainted: false });
  });
});

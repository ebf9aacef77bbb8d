import { describe, expect, test } from 'vitest';

import { makeRecall } from '../memory/recall/recall.ts';
import { aTurn } from '../testing/a-turn.ts';
import { aChat, aConversation, aMessage, aPerson, NOON, uuid } from '../testing/fixtures.ts';
import { makeInMemoryStores } from '../testing/in-memory-stores.ts';
import { makeManualClock } from '../testing/manual-clock.ts';
import { makeRecordingMetrics } from '../testing/recording-metrics.ts';
import type { Conversation } from './conversation.ts';
import { recallForTurn } from './recall-for-turn.ts';

const PRIVATE = aConversation();
const GROUP = aConversation({ id: uuid(13), audience: 'group', address: aChat({ chat: '-100' }) });

async function world() {
  const clock = makeManualClock();
  const stores = makeInMemoryStores({ clock });
  await stores.people.add(aPerson());
  for (const conversation of [PRIVATE, GROUP]) await stores.conversations.ensure(conversation);
  const metrics = makeRecordingMetrics();
  const recall = makeRecall(stores);
  return {
    metrics,
    say: (number: number, text: string, { id }: Conversation) => stores.inbox.store(aMessage(number, { text, conversationId: id })),
    ask: (text: string, conversation: Conversation, shownFrom = 100) =>
      recallForTurn(
        { recall, clock, metrics },
        {
          turn: aTurn({ text, position: 100, conversationId: conversation.id }),
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
    expect(await ask('zebra', PRIVATE)).toEqual({ facts: [], remembered: '', sources: [] });
  });
});

import { expect, test } from 'vitest';

import { makeRecall } from '../memory/recall/recall.ts';
import type { RecallRequest } from '../memory/recall/recall.ts';
import { aFact } from '../testing/a-fact.ts';
import { aTurn } from '../testing/a-turn.ts';
import { furnish, makeDomainWorld, settled } from '../testing/domain-world.ts';
import { aConversation, aPerson, uuid } from '../testing/fixtures.ts';
import { embeddersOf, makeScriptedEmbedder } from '../testing/scripted-embedder.ts';
import { recallAhead } from './recall-ahead.ts';
import { makeZoneClocks } from './zone-clocks.ts';

const PERSON = aPerson();
const zones = makeZoneClocks();

/** What is asked of memory, and a turn at a place of a conversation. */
async function world({ isAway = false } = {}) {
  const ports = await furnish(makeDomainWorld());
  await ports.memory.keep(aFact({ id: uuid(301), text: 'Сейф стоит дома' }));
  const asked: RecallRequest[] = [];
  const remember = makeRecall(ports);
  const recall: ReturnType<typeof makeRecall> = Object.assign(
    async (...[scope, request]: Parameters<typeof remember>) => {
      asked.push(request);
      if (isAway) throw new Error('away');
      return remember(scope, request);
    },
    { ...remember },
  );
  const at = (position: number, contextStart = 0) => ({
    turn: aTurn({ text: 'Где сейф?', position }),
    heard: { files: [], unheard: new Map<string, string>() },
    person: PERSON,
    conversation: aConversation({ contextStart }),
  });
  return { ports, recall, asked, at };
}

test('what fits a message is recalled before anybody asks for it, without what its prompt shows anyway', async () => {
  const { ports, recall, asked, at } = await world();
  const { remembered } = recallAhead({ ...ports, embedders: null, recall, zones }, at(9, 2));
  expect(asked).toMatchObject([{ text: 'Где сейф?', hidden: { conversationId: uuid(10), upTo: 2, from: 3 } }]);
  expect((await remembered)?.facts).toEqual(['Сейф стоит дома']);
  expect(asked).toHaveLength(1);
});

test('nothing is recalled ahead where nobody can recall, nor where meanings cost money', async () => {
  const { ports, recall, asked, at } = await world();
  expect(recallAhead({ ...ports, embedders: null }, at(1))).toEqual({});
  expect(recallAhead({ ...ports, embedders: embeddersOf(makeScriptedEmbedder()), recall, zones }, at(1))).toEqual({});
  expect(asked).toEqual([]);
});

test('why it failed is told to who needs it, and to nobody else', async () => {
  const { ports, recall, at } = await world({ isAway: true });
  const { remembered } = recallAhead({ ...ports, embedders: null, recall, zones }, at(1));
  await settled(ports);
  await expect(remembered).rejects.toThrow('away');
});

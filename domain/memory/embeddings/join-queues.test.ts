import { expect, test } from 'vitest';

import { makeDomainWorld, furnish, ANNA } from '../../testing/domain-world.ts';
import { aConversation, aMessage, NOON, uuid } from '../../testing/fixtures.ts';
import { makeTextAnalyser } from '../recall/text-analyser.ts';
import { joinQueues } from './join-queues.ts';

const SPACE = { model: 'box/new', dimensions: 2 };
const WANTED = { ...SPACE, limit: 9, maxCharacters: 99, leaseMs: 60_000 };

test('several queues are one, in which what waits in an earlier one comes first', async () => {
  const world = await furnish(makeDomainWorld());
  const { analyse } = makeTextAnalyser();
  const scope = { kind: 'person', personId: ANNA.id } as const;
  const by = { personId: ANNA.id, conversationId: uuid(10) };
  const text = { ...analyse('read'), text: 'read', under: '', place: null };
  await world.pluginTexts.put({ plugin: 'knowledge', scope }, { key: 'a', about: null, at: NOON, by }, [text]);
  await world.conversations.ensure(aConversation({ personId: ANNA.id }));
  await world.inbox.store(aMessage(1, { text: 'said', personId: ANNA.id }));
  await world.recallIndex.indexNext(analyse, 10, null);
  const queue = joinQueues([world.embeddingQueue, world.pluginEmbeddings]);
  expect(await queue.waiting(SPACE.model, 2)).toBe(2);
  const said: string[] = [];
  for (;;) {
    const batch = await queue.take(WANTED);
    if (batch === null) break;
    said.push(...batch.texts.map((each) => each.text));
    const vectors = batch.texts.map(({ number }) => ({ number, vector: Float32Array.from([1, 0]) }));
    expect(await queue.keep(batch, SPACE, vectors, batch.upTo)).toBe(true);
    await queue.putOff({ ...batch, after: batch.upTo }, new Date(0));
  }
  expect(said).toEqual(['said', 'read']);
  expect(await queue.waiting(SPACE.model, 2)).toBe(0);
  expect(await queue.dropOld({ model: 'box/other', dimensions: 2 })).toBe(0);
  const strange = { scope: '7:x', model: SPACE.model, after: 0, texts: [], upTo: 0 };
  expect(await queue.keep(strange, SPACE, [], 0)).toBe(false);
});

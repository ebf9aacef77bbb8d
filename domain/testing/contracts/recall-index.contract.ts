import { describe, expect } from 'vitest';

import type { MemoryScope, Remembered } from '../../memory/recall/remembered.ts';
import { makeTextAnalyser } from '../../memory/recall/text-analyser.ts';
import { PLAIN_SOURCE } from '../../messaging/message-source.ts';
import type { NewMessage } from '../../ports/inbox.ts';
import type { Stores } from '../in-memory-stores.ts';
import { aFact } from '../a-fact.ts';
import { aBody, aChat, aConversation, aMessage, anAnswer, NOON, uuid } from '../fixtures.ts';
import { ANNA, BORIS, lease, present, testIn, type MakeWorld } from './world.ts';

const OF_ANNA = { kind: 'person', personId: ANNA } as const;
const OF_BORIS = { kind: 'person', personId: BORIS } as const;
const OF_GROUP = { kind: 'group', channel: 'telegram', account: 'bot1', chat: '-100' } as const;
const GROUP_TALK = uuid(13);
const { analyse } = makeTextAnalyser();

type Indexed = Pick<Stores, 'recallIndex'>;

async function indexAll({ recallIndex }: Indexed): Promise<number> {
  let count = 0;
  for (let done = -1; done !== 0; count += Math.max(0, done)) done = await recallIndex.indexNext(analyse, 2, null);
  return count;
}

/** What the index tells of a scope, word for word. */
async function told({ recallIndex }: Indexed, scope: MemoryScope): Promise<readonly string[]> {
  const entries = await recallIndex.read(scope, 0, 100);
  const texts = await recallIndex.texts(
    scope,
    entries.map(({ number }) => number),
  );
  return entries.map(({ number }) => texts.find((each) => each.number === number)?.text ?? 'gone');
}

async function inGroup(world: Stores, message: NewMessage): Promise<void> {
  await world.conversations.ensure(aConversation({ id: GROUP_TALK, audience: 'group', address: aChat({ chat: '-100' }) }));
  await world.inbox.store({ ...message, conversationId: GROUP_TALK });
}

async function answer({ inbox, turns }: Stores, reply: string, model: string | null = 'offline/echo'): Promise<void> {
  const { turn, fence } = present(await inbox.claim(lease('worker')));
  await turns.finish(turn.id, fence, anAnswer({ reply, model }), aBody(reply));
}

function saidBy(entries: readonly Remembered[]) {
  return entries.map(({ kind, speaker, speakerId, at, terms }) => ({ kind, speaker, speakerId, at, terms }));
}

/** What every RecallIndex does. */
export function recallIndexContract(name: string, make: MakeWorld): void {
  const it = testIn(make);

  describe(name, () => {
    it('indexes what is said, answered and known, by its stems, with who said it and when', async (world) => {
      const sentAt = new Date('2026-11-20T08:00:00Z');
      await world.inbox.store(aMessage(1, { text: 'Мои кошки спят', source: { ...PLAIN_SOURCE, sentAt } }));
      await world.memory.keep(aFact({ text: 'Two cats', turnId: uuid(2001) }));
      expect(await world.recallIndex.head(OF_ANNA)).toMatchObject({ last: 0, isBehind: true });
      expect(await indexAll(world)).toBe(2);
      await answer(world, 'Cats like to sleep.');
      await indexAll(world);
      const entries = await world.recallIndex.read(OF_ANNA, 0, 10);
      expect(saidBy(entries).toSorted((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
        { kind: 'fact', speaker: 'Аня', speakerId: ANNA, at: NOON, terms: 'two cat' },
        { kind: 'reply', speaker: 'Parley', speakerId: null, at: NOON, terms: 'cat like sleep' },
        { kind: 'said', speaker: 'Аня', speakerId: ANNA, at: sentAt, terms: 'кошк спят' },
      ]);
      expect(await world.recallIndex.head(OF_ANNA)).toMatchObject({ last: entries.at(-1)?.number, isBehind: false });
    });

    it('waits for nothing that a prompt shows anyway', async (world) => {
      const conversationId = aConversation().id;
      await world.inbox.store(aMessage(1));
      await world.inbox.store(aMessage(2));
      expect(await world.recallIndex.head(OF_ANNA, { conversationId, from: 1 })).toMatchObject({ isBehind: false });
      expect(await world.recallIndex.head(OF_ANNA, { conversationId, from: 2 })).toMatchObject({ isBehind: true });
      expect(await world.recallIndex.head(OF_ANNA, { conversationId: GROUP_TALK, from: 1 })).toMatchObject({ isBehind: true });
      await world.memory.keep(aFact());
      expect(await world.recallIndex.head(OF_ANNA, { conversationId, from: 1 })).toMatchObject({ isBehind: true });
    });

    it('tells word for word what was said, and where it comes from', async (world) => {
      const text = 'Слово  в\nслово 👩‍👩‍👧 \\u0000 "quoted"';
      await world.inbox.store(aMessage(1, { text, source: { ...PLAIN_SOURCE, isForwarded: true } }));
      await indexAll(world);
      const [entry] = await world.recallIndex.read(OF_ANNA, 0, 10);
      const { number } = present(entry);
      expect(await world.recallIndex.texts(OF_ANNA, [number, number + 7])).toEqual([
        { number, text, turnId: uuid(2001), factId: null, summaryId: null, isForwarded: true, isTainted: true, heldUntil: null },
      ]);
    });

    it('gives greater numbers to what is indexed later, so that only the rest is to be read', async (world) => {
      await world.inbox.store(aMessage(1, { text: 'first' }));
      await indexAll(world);
      const { last } = await world.recallIndex.head(OF_ANNA);
      await world.inbox.store(aMessage(2, { text: 'second' }));
      await indexAll(world);
      expect((await world.recallIndex.read(OF_ANNA, last, 10)).map(({ terms }) => terms)).toEqual(['second']);
    });

    it('leaves out empty texts, what is asked again, and what no model answered', async (world) => {
      await world.inbox.store(aMessage(1, { text: ' \n ' }));
      await world.inbox.store(aMessage(2, { text: 'asked', source: { ...PLAIN_SOURCE, retryOf: uuid(2001) } }));
      await answer(world, 'a list', null);
      await indexAll(world);
      expect(await told(world, OF_ANNA)).toEqual([]);
      expect(await world.recallIndex.head(OF_ANNA)).toMatchObject({ isBehind: false });
    });

    it('indexes nothing twice, and one scope alone when it is asked to', async (world) => {
      await world.inbox.store(aMessage(1, { text: 'private' }));
      await inGroup(world, aMessage(2, { text: 'public' }));
      expect(await world.recallIndex.indexNext(analyse, 10, OF_GROUP)).toBe(1);
      expect(await told(world, OF_ANNA)).toEqual([]);
      await Promise.all([indexAll(world), indexAll(world)]);
      await indexAll(world);
      expect(await told(world, OF_ANNA)).toEqual(['private']);
      expect(await told(world, OF_GROUP)).toEqual(['public']);
    });

    it('I9: tells nobody what is of another scope, even by its number', async (world) => {
      await world.inbox.store(aMessage(1, { text: 'private' }));
      await inGroup(world, aMessage(2, { text: 'public', personId: BORIS }));
      await indexAll(world);
      expect(await told(world, OF_ANNA)).toEqual(['private']);
      expect(await told(world, OF_GROUP)).toEqual(['public']);
      for (const other of [OF_BORIS, { ...OF_GROUP, chat: '-101' }, { ...OF_GROUP, account: 'bot2' }]) {
        expect(await told(world, other)).toEqual([]);
        expect(await world.recallIndex.texts(other, [1, 2, 3])).toEqual([]);
      }
    });

    it('tells until when a fact held and whether it is to be trusted, in its own scope', async (world) => {
      const home = (number: number, value: string) =>
        aFact({ id: uuid(300 + number), text: value, predicate: 'home', value, heldFrom: new Date(NOON.getTime() + number) });
      await world.memory.keep(home(1, 'Oslo'));
      await world.memory.keep(home(2, 'Paris'));
      await world.memory.keep(
        aFact({ id: uuid(303), text: 'of the group', scope: OF_GROUP, isTainted: true, speakerId: null, speaker: 'Вера' }),
      );
      await indexAll(world);
      const texts = async (scope: MemoryScope) => (await world.recallIndex.texts(scope, [1, 2, 3])).toSorted((a, b) => a.number - b.number);
      expect(await texts(OF_ANNA)).toMatchObject([
        { text: 'Oslo', heldUntil: home(2, '').heldFrom, isTainted: false },
        { text: 'Paris', heldUntil: null },
      ]);
      expect(await texts(OF_GROUP)).toMatchObject([{ text: 'of the group', isTainted: true }]);
      expect(await world.recallIndex.read(OF_GROUP, 0, 9)).toMatchObject([{ kind: 'fact', speaker: 'Вера', speakerId: null }]);
    });

    it('forgets a fact at once', async (world) => {
      await world.memory.keep(aFact({ text: 'Люблю чай' }));
      await indexAll(world);
      const before = await world.recallIndex.head(OF_ANNA);
      await world.memory.forget(OF_ANNA, [uuid(300)]);
      expect(await told(world, OF_ANNA)).toEqual([]);
      expect((await world.recallIndex.head(OF_ANNA)).epoch).not.toBe(before.epoch);
    });

    it('moves what two persons said and know when they become one', async (world) => {
      await world.conversations.ensure(aConversation({ id: uuid(14), personId: BORIS }));
      await world.inbox.store(aMessage(1, { text: 'of Anna' }));
      await world.inbox.store(aMessage(2, { text: 'of Boris', personId: BORIS, conversationId: uuid(14) }));
      await world.memory.keep(aFact({ scope: OF_BORIS, text: 'knows chess' }));
      await indexAll(world);
      expect(await world.identities.merge(BORIS, ANNA)).toBe(true);
      await indexAll(world);
      expect((await told(world, OF_ANNA)).toSorted()).toEqual(['knows chess', 'of Anna', 'of Boris']);
      expect(await told(world, OF_BORIS)).toEqual([]);
    });

    it('follows a group into its new chat', async (world) => {
      await inGroup(world, aMessage(1, { text: 'public' }));
      await indexAll(world);
      await world.groups.migrate({ channel: 'telegram', account: 'bot1', chat: '-100' }, '-200');
      await indexAll(world);
      expect(await told(world, { ...OF_GROUP, chat: '-200' })).toEqual(['public']);
      expect(await told(world, OF_GROUP)).toEqual([]);
    });

    it('I9: tells what was heard in a group in that group alone, as it is now, and of nobody who wants nothing kept', async (world) => {
      await world.identities.attach({ personId: BORIS, channel: 'telegram', externalId: '8' });
      const group = { channel: 'telegram', account: 'bot1', chat: '-100' } as const;
      await world.groups.put({ ...group, title: '', standing: 'allowed', observes: true, decidedBy: null });
      const note = (externalId: string, text: string | null, senderId = '7') =>
        world.messages.note(
          { account: 'telegram:bot1', externalId, decision: 'observe', reason: 'not-addressed', at: NOON, turnId: null },
          text === null ? null : { chat: '-100', thread: null, senderId, senderName: 'Вера', text },
        );
      await note('1', 'обед в полдень');
      await note('2', 'of Boris', '8');
      await indexAll(world);
      expect((await told(world, OF_GROUP)).toSorted()).toEqual(['of Boris', 'обед в полдень']);
      expect(await told(world, OF_BORIS)).toEqual([]);
      const [entry] = await world.recallIndex.read(OF_GROUP, 0, 9);
      const { number } = present(entry);
      expect(await world.recallIndex.texts(OF_GROUP, [number])).toMatchObject([{ turnId: null, isTainted: true, isForwarded: false }]);
      expect(await world.recallIndex.texts(OF_ANNA, [number])).toEqual([]);
      await note('1', 'обед в час');
      await note('2', null);
      await world.people.change(BORIS, { keepsMemory: false });
      await note('3', 'of Boris again', '8');
      await indexAll(world);
      expect(await told(world, OF_GROUP)).toEqual(['обед в час']);
      await world.groups.migrate(group, '-200');
      await indexAll(world);
      expect(await told(world, { ...OF_GROUP, chat: '-200' })).toEqual(['обед в час']);
      expect(await told(world, OF_GROUP)).toEqual([]);
    });

    it('gives a sample of what has the most of some terms, with what stands beside it, and of the facts that hold', async (world) => {
      const texts = ['red kite', 'alone', 'rain', 'umbrella', 'red umbrella', 'snow', 'wind'];
      for (const [at, text] of texts.entries()) await world.inbox.store(aMessage(at + 1, { text }));
      await inGroup(world, aMessage(9, { text: 'red umbrella' }));
      await world.memory.keep(aFact({ text: 'Tea' }));
      await indexAll(world);
      const sample = async (terms: readonly string[], limit: number) => {
        const entries = await world.recallIndex.entries(OF_ANNA, await world.recallIndex.sample(OF_ANNA, terms, limit));
        return entries.map(({ terms: known }) => known);
      };
      expect(await sample(['red', 'umbrella'], 1)).toEqual(['rain', 'umbrella', 'red umbrella', 'snow', 'wind', 'tea']);
      expect(await sample(['kite'], 5)).toEqual(['red kite', 'alon', 'rain', 'tea']);
      expect(await sample([], 5)).toEqual(['tea']);
      expect(await world.recallIndex.sample(OF_BORIS, ['red'], 5)).toEqual([]);
      expect(await world.recallIndex.entries(OF_BORIS, [1, 2, 3])).toEqual([]);
      expect(await world.recallIndex.large(1)).toEqual([{ scope: OF_ANNA, last: 8 }]);
      expect(await world.recallIndex.large(0)).toEqual([
        { scope: OF_ANNA, last: 8 },
        { scope: OF_GROUP, last: 1 },
      ]);
    });

    it('takes a text of megabytes', async (world) => {
      await world.inbox.store(aMessage(1, { text: 'слово '.repeat(500_000) }));
      await indexAll(world);
      expect((await world.recallIndex.read(OF_ANNA, 0, 10))[0]?.terms.length).toBeLessThan(21_000);
    });
  });
}

import { describe, expect } from 'vitest';

import { factsIn } from '../../memory/read-facts.ts';
import type { MemoryScope } from '../../memory/recall/remembered.ts';
import { PLAIN_SOURCE } from '../../messaging/message-source.ts';
import type { SaidText } from '../../ports/fact-queue.ts';
import { makeRedactor } from '../../redaction/redactor.ts';
import { aFact, ofPerson } from '../a-fact.ts';
import { aBody, aChat, aConversation, aFailure, aMessage, anAnswer, NOON, uuid } from '../fixtures.ts';
import type { Stores } from '../in-memory-stores.ts';
import { makeManualClock } from '../manual-clock.ts';
import { ANNA, BORIS, lease, present, testIn, type MakeWorld } from './world.ts';

const OF_ANNA = ofPerson(ANNA);
const GROUP = { channel: 'telegram', account: 'bot1', chat: '-100' } as const;
const OF_GROUP: MemoryScope = { kind: 'group', ...GROUP };

async function ended({ inbox, turns }: Stores, outcome = anAnswer()): Promise<void> {
  const { turn, fence } = present(await inbox.claim(lease('worker')));
  await turns.finish(turn.id, fence, outcome, aBody());
}

/** Reads all that waits, for no facts. */
async function readAll({ factQueue }: Stores): Promise<readonly SaidText[]> {
  const said: SaidText[] = [];
  while (
    await factQueue.readNext((text) => {
      said.push(text);
      return [];
    })
  );
  return said;
}

/** Reads all that waits as Parley does. */
export async function readForFacts({ factQueue }: Pick<Stores, 'factQueue'>, nextId: () => string): Promise<void> {
  const deps = { ids: { uuid: nextId, code: nextId, secret: nextId }, clock: makeManualClock(), redactor: makeRedactor({ secrets: [] }) };
  while (await factQueue.readNext((said) => factsIn(deps, said)));
}

async function observed(world: Stores, externalId: string, text: string, senderId = '7', reason = 'not-addressed'): Promise<void> {
  const sighting = { account: 'telegram:bot1', externalId, decision: 'observe', reason, at: NOON, turnId: null } as const;
  await world.messages.note(sighting, { chat: '-100', thread: null, senderId, senderName: 'Вера', text });
}

/** What every FactQueue does. */
export function factQueueContract(name: string, make: MakeWorld): void {
  const it = testIn(make);

  describe(name, () => {
    it('hands out what was said in a turn once it has ended, however it ended, once', async (world) => {
      const sentAt = new Date('2026-11-20T08:00:00Z');
      await world.inbox.store(aMessage(1, { text: 'I live in Oslo', source: { ...PLAIN_SOURCE, sentAt } }));
      expect(await readAll(world)).toEqual([]);
      await ended(world, aFailure());
      expect(await readAll(world)).toEqual([
        { text: 'I live in Oslo', scope: OF_ANNA, speakerId: ANNA, speaker: 'Аня', turnId: uuid(2001), at: sentAt, isForwarded: false },
      ]);
      expect(await readAll(world)).toEqual([]);
    });

    it('leaves out what is asked again, and says what was passed on', async (world) => {
      await world.inbox.store(aMessage(1, { source: { ...PLAIN_SOURCE, retryOf: uuid(2009) } }));
      await world.inbox.store(aMessage(2, { source: { ...PLAIN_SOURCE, isForwarded: true, senderName: 'Анюта' } }));
      await ended(world);
      await ended(world);
      expect(await readAll(world)).toMatchObject([{ turnId: uuid(2002), isForwarded: true, speaker: 'Анюта' }]);
    });

    it('I1: gives nothing up that could not be kept, and keeps it once', async (world) => {
      await world.inbox.store(aMessage(1, { text: 'I live in Oslo' }));
      await ended(world);
      await expect(
        world.factQueue.readNext(() => {
          throw new Error('killed');
        }),
      ).rejects.toThrow('killed');
      const reading = () => world.factQueue.readNext(({ scope, turnId }) => [aFact({ scope, turnId })]);
      await Promise.all([reading(), reading(), reading()]);
      expect(await world.memory.get(OF_ANNA, uuid(300))).toMatchObject({ turnId: uuid(2001) });
      expect(await reading()).toBe(false);
    });

    it('I9: never hands out what people want nothing kept of, then or now', async (world) => {
      await world.inbox.store(aMessage(1, { text: 'before' }));
      await ended(world);
      await world.people.change(ANNA, { keepsMemory: false });
      expect(await readAll(world)).toEqual([]);
      await world.inbox.store(aMessage(2, { text: 'meanwhile' }));
      await world.people.change(ANNA, { keepsMemory: true });
      await ended(world);
      expect(await readAll(world)).toEqual([]);
      await world.inbox.store(aMessage(3, { text: 'afterwards' }));
      await ended(world);
      expect((await readAll(world)).map(({ text }) => text)).toEqual(['afterwards']);
    });

    it('keeps out of recall what was said while nothing was to be kept', async (world) => {
      const analyse = (text: string) => ({ terms: text, traits: 0 });
      await world.people.change(ANNA, { keepsMemory: false });
      await world.inbox.store(aMessage(1, { text: 'meanwhile' }));
      await world.people.change(ANNA, { keepsMemory: true });
      await world.inbox.store(aMessage(2, { text: 'afterwards' }));
      await ended(world, anAnswer({ reply: 'reply to meanwhile' }));
      while ((await world.recallIndex.indexNext(analyse, 10, null)) > 0);
      expect((await world.recallIndex.read(OF_ANNA, 0, 10)).map(({ terms }) => terms)).toEqual(['afterwards']);
    });

    it("I9: what is said in a group, and what is observed where an admin allows it, is the group's", async (world) => {
      const address = aChat({ chat: '-100' });
      await world.conversations.ensure(aConversation({ id: uuid(13), audience: 'group', address }));
      await world.inbox.store(aMessage(1, { text: 'addressed', conversationId: uuid(13), personId: BORIS }));
      await ended(world);
      await observed(world, '1', 'not allowed');
      await world.groups.put({ ...GROUP, title: '', standing: 'allowed', observes: false, decidedBy: null });
      expect((await readAll(world)).map(({ text }) => text)).toEqual(['addressed']);
      await world.groups.put({ ...GROUP, title: '', standing: 'allowed', observes: true, decidedBy: null });
      await world.identities.attach({ personId: BORIS, channel: 'telegram', externalId: '8' });
      await observed(world, '2', 'of a stranger');
      await observed(world, '3', 'of Boris', '8', 'forwarded');
      expect(await readAll(world)).toMatchObject([
        { text: 'of a stranger', scope: OF_GROUP, speakerId: null, speaker: 'Вера', turnId: null, isForwarded: false },
        { text: 'of Boris', scope: OF_GROUP, speakerId: BORIS, isForwarded: true },
      ]);
      await world.people.change(BORIS, { keepsMemory: false });
      await observed(world, '4', 'of Boris again', '8');
      expect(await readAll(world)).toEqual([]);
    });

    it('forgets what was made of a message in a group when that says something else, or is taken back', async (world) => {
      await world.groups.put({ ...GROUP, title: '', standing: 'allowed', observes: true, decidedBy: null });
      const known = async () =>
        (await world.memory.list(OF_GROUP, { limit: 9, after: null, isWithHistory: true })).items.map(({ item }) => item.text);
      let number = 400;
      const read = () => readForFacts(world, () => uuid((number += 1)));
      await observed(world, '1', 'I live in Oslo');
      await observed(world, '2', 'I work as a nurse', '9');
      await read();
      expect((await known()).join()).toContain('Oslo');
      await observed(world, '1', 'I live in Bergen');
      await read();
      expect((await known()).join()).toMatch(/^(?!.*Oslo)(?=.*Bergen)(?=.*nurse)/);
      const gone = {
        account: 'telegram:bot1',
        externalId: '1',
        decision: 'observe',
        reason: 'not-addressed',
        at: NOON,
        turnId: null,
      } as const;
      await world.messages.note(gone, null);
      await read();
      expect((await known()).join()).toMatch(/^(?!.*Bergen)(?=.*nurse)/);
    });
  });
}

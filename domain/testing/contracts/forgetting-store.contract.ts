import { describe, expect } from 'vitest';

import { aFact, ofPerson } from '../a-fact.ts';
import { aBody, aChat, aConversation, aMessage, anAnswer, NOON, uuid } from '../fixtures.ts';
import { ANNA, BORIS, lease, present, TALK, testIn, type ContractWorld, type MakeWorld } from './world.ts';

const LATER = new Date(NOON.getTime() + 60_000);
const MUCH_LATER = new Date(LATER.getTime() + 60_000);
const GROUP = { kind: 'group', channel: 'telegram', account: 'bot1', chat: '-100' } as const;
const GROUP_TALK = uuid(13);
const BORIS_TALK = uuid(14);

async function say(world: ContractWorld, number: number, text: string, change: Parameters<typeof aMessage>[1] = {}): Promise<string> {
  await world.inbox.store(aMessage(number, { text, ...change }));
  const { turn, fence } = present(await world.inbox.claim(lease('worker')));
  const answer = anAnswer({ reply: `Ответ: ${text}`, choices: [text], commands: [`/do ${text}`] });
  await world.turns.finish(turn.id, fence, answer, aBody());
  return turn.id;
}

/** What is still told of somebody, word for word. */
async function told({ forgetting }: ContractWorld, personId: string): Promise<readonly string[]> {
  return (await forgetting.said(personId, null, 100)).flatMap(({ text, reply }) => [text, reply ?? '']).filter((text) => text !== '');
}

async function known({ memory }: ContractWorld, scope: Parameters<ContractWorld['memory']['list']>[0]): Promise<readonly string[]> {
  return (await memory.list(scope, { limit: 100, after: null, isWithHistory: true })).items.map(({ item }) => item.text);
}

async function inhabited(world: ContractWorld): Promise<void> {
  const place = aChat({ chat: '-100' });
  await world.conversations.ensure(aConversation({ id: GROUP_TALK, audience: 'group', address: place, personId: BORIS }));
  await world.conversations.ensure(aConversation({ id: BORIS_TALK, personId: BORIS }));
}

/** What every ForgettingStore does. */
export function forgettingStoreContract(name: string, make: MakeWorld): void {
  const it = testIn(make);

  describe(name, () => {
    it('counts what would go, and takes away all that somebody said and is known, and nothing of others', async (world) => {
      await inhabited(world);
      const turnId = await say(world, 1, 'Семирамида');
      await say(world, 2, 'в группе', { conversationId: GROUP_TALK });
      await say(world, 3, 'of Boris', { conversationId: BORIS_TALK, personId: BORIS });
      await world.memory.keep(aFact({ text: 'Семирамида' }));
      await world.memory.keep(aFact({ id: uuid(301), scope: GROUP, text: 'в группе', isTainted: true }));
      await world.memory.keep(aFact({ id: uuid(302), scope: ofPerson(BORIS), speakerId: BORIS, text: 'of Boris' }));
      const goes = { facts: 2, messages: 2, groups: 1, files: 0, tasks: 0, work: 0 };
      expect(await world.forgetting.count(ANNA, LATER)).toEqual(goes);
      expect(await world.forgetting.count(ANNA, NOON)).toMatchObject({ messages: 0 });
      await world.forgetting.begin({ id: 'f1', personId: ANNA, before: LATER, begunAt: LATER });
      expect((await world.forgetting.carryOut('f1', LATER)).toSorted()).toEqual([TALK, GROUP_TALK].toSorted());
      expect(await told(world, ANNA)).toEqual([]);
      expect(await told(world, BORIS)).toEqual(['of Boris', 'Ответ: of Boris']);
      expect([...(await known(world, ofPerson(ANNA))), ...(await known(world, GROUP))]).toEqual([]);
      expect(await known(world, ofPerson(BORIS))).toEqual(['of Boris']);
      const turn = present(await world.turns.get(turnId));
      expect(turn).toMatchObject({ text: '', state: 'answered', outcome: { reply: '' } });
      expect(JSON.stringify([turn, await world.conversationLog.read(TALK, 0, 100)])).not.toContain('Семирамида');
    });

    it('carries the same out again without harm, tells of it once, and is settled once nothing from before it is left', async (world) => {
      await say(world, 1, 'before');
      await world.forgetting.begin({ id: 'f1', personId: ANNA, before: LATER, begunAt: LATER });
      await world.forgetting.begin({ id: 'f1', personId: BORIS, before: LATER, begunAt: LATER });
      expect(await world.forgetting.carryOut('f1', LATER)).toEqual([TALK]);
      expect(await world.forgetting.carryOut('f1', LATER)).toEqual([]);
      expect(await world.forgetting.carryOut('unknown', LATER)).toEqual([]);
      expect(await world.forgetting.unsettled()).toEqual(['f1']);
      expect(await world.forgetting.settle('f1', MUCH_LATER, LATER)).toBe(false);
      expect(await world.forgetting.settle('f1', MUCH_LATER, MUCH_LATER)).toBe(true);
      expect(await world.forgetting.unsettled()).toEqual([]);
    });

    it('leaves what is being answered until that has ended', async (world) => {
      await world.inbox.store(aMessage(1, { text: 'still asked' }));
      await world.forgetting.begin({ id: 'f1', personId: ANNA, before: LATER, begunAt: LATER });
      await world.forgetting.carryOut('f1', LATER);
      expect(await told(world, ANNA)).toContain('still asked');
      expect(await world.forgetting.settle('f1', MUCH_LATER, MUCH_LATER)).toBe(false);
      const { turn, fence } = present(await world.inbox.claim(lease('worker')));
      await world.turns.finish(turn.id, fence, anAnswer({ reply: 'still asked?' }), aBody());
      await world.forgetting.carryOut('f1', MUCH_LATER);
      expect(await told(world, ANNA)).toEqual([]);
    });

    it('forgets one fact of a scope with the turns that said or told it, and of the turn that asks only its words', async (world) => {
      const said = await say(world, 1, 'Люблю чай');
      await world.memory.keep(aFact({ text: 'Люблю чай', turnId: said }));
      const shown = await say(world, 2, 'Что ты знаешь? Люблю чай');
      await say(world, 3, 'Живу в Лиссабоне');
      await world.inbox.store(aMessage(4, { text: '/forget Люблю чай' }));
      expect(await world.forgetting.forgetFacts(ofPerson(BORIS), [uuid(300)], null, LATER)).toBe(0);
      expect(await world.forgetting.forgetFacts(ofPerson(ANNA), [uuid(300)], uuid(2004), LATER)).toBe(1);
      expect(await known(world, ofPerson(ANNA))).toEqual([]);
      for (const id of [said, shown]) expect(await world.turns.get(id)).toMatchObject({ text: '', outcome: { reply: '' } });
      expect(await world.turns.get(uuid(2004))).toMatchObject({ text: '/forget', outcome: null });
      expect((await told(world, ANNA)).join(' ')).not.toContain('чай');
      expect(await told(world, ANNA)).toContain('Живу в Лиссабоне');
    });

    it('tells what was said with its answers, oldest first, page by page', async (world) => {
      for (let number = 1; number <= 3; number += 1) await say(world, number, `слово ${String(number)}`);
      const first = await world.forgetting.said(ANNA, null, 2);
      expect(first.map(({ text, reply, state }) => [text, reply, state])).toEqual([
        ['слово 1', 'Ответ: слово 1', 'answered'],
        ['слово 2', 'Ответ: слово 2', 'answered'],
      ]);
      expect((await world.forgetting.said(ANNA, first[1] ?? null, 2)).map(({ text }) => text)).toEqual(['слово 3']);
      expect(await world.forgetting.said(BORIS, null, 2)).toEqual([]);
    });
  });
}

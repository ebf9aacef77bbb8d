import { describe, expect, test } from 'vitest';

import { PLAIN_SOURCE } from '../../messaging/message-source.ts';
import { ANNA, BORIS } from '../../testing/domain-world.ts';
import { aBody, aChat, aConversation, aMessage, anAnswer, NOON, uuid } from '../../testing/fixtures.ts';
import { makeReadingWorld } from '../../testing/reading-world.ts';
import type { ReadingWorld } from '../../testing/reading-world.ts';
import { makeRecall } from '../recall/recall.ts';
import { fails, SCRIPTED_USAGE, says } from '../../testing/scripted-provider.ts';

const TALK = uuid(10);
const MINUTE = 60_000;

async function talk(world: ReadingWorld, from: number, to: number): Promise<void> {
  for (let number = from; number <= to; number += 1) await world.say(number, `/note ${number}`);
}

function asked(world: ReadingWorld): readonly string[] {
  return world.cheap.requests.flatMap(({ messages }) => messages.map((message) => ('text' in message ? message.text : '')));
}

describe('summaries', () => {
  test('are made by the cheapest model of the chat when a conversation has grown, with all that was said', async () => {
    const world = await makeReadingWorld(says('Anna and Parley ', 'spoke of notes.'));
    await talk(world, 1, 19);
    await world.read();
    expect(world.cheap.requests).toEqual([]);
    await talk(world, 20, 20);
    await world.read();
    expect(world.dear.requests).toEqual([]);
    expect(asked(world)).toEqual([expect.stringMatching(/"before":null.*\/note 1".*About: \/note 20/)]);
    expect(await world.summaries.covering(TALK, 0, 20)).toMatchObject({
      ...{ fromPosition: 1, toPosition: 20, text: 'Anna and Parley spoke of notes.', isTainted: false },
    });
  });

  test('go on with what the one before says when the conversation rests', async () => {
    const world = await makeReadingWorld(says('First.'), says('First and second.'));
    await talk(world, 1, 20);
    await world.read();
    await talk(world, 21, 26);
    await world.read(4 * MINUTE);
    expect(asked(world)).toHaveLength(1);
    await world.read(MINUTE);
    expect(asked(world)[1]).toMatch(/^\{"before":"First\.","messages":\[\{"at":"[^"]+","from":"person","text":"\/note 21"/);
    expect(await world.summaries.covering(TALK, 0, 26)).toMatchObject({ fromPosition: 1, toPosition: 26, text: 'First and second.' });
  });

  test('I6: are paid as a run of their own, under an account of their own', async () => {
    const world = await makeReadingWorld(says('Short.'));
    await talk(world, 1, 20);
    await world.read(0, { model: null, dayBudget: 0 });
    expect(world.cheap.requests).toEqual([]);
    // Until the budget is renewed at the person's midnight.
    await world.read(12 * 60 * MINUTE);
    expect(asked(world)).toHaveLength(1);
    const report = { personId: null, from: new Date(0), to: new Date('2100-01-01'), groupBy: ['purpose' as const], timeZone: 'UTC' };
    expect(await world.ledger.report(report)).toMatchObject([{ keys: ['summarise'], calls: 1, cost: 15_000 }]);
  });

  test('wait longer each time while the model fails, and nothing is lost', async () => {
    const world = await makeReadingWorld(fails('rejected'), fails('rejected'), says('At last.'));
    await talk(world, 1, 20);
    await world.read(25_000);
    expect(asked(world)).toHaveLength(1);
    await world.read(10_000);
    expect(asked(world)).toHaveLength(2);
    await world.read(50_000);
    expect(asked(world)).toHaveLength(2);
    await world.read(30_000);
    expect(await world.summaries.covering(TALK, 0, 20)).toMatchObject({ text: 'At last.' });
  });

  test('begin anew behind `/new`', async () => {
    const world = await makeReadingWorld(says('Old.'), says('New.'));
    await talk(world, 1, 20);
    await world.read();
    await world.conversations.change(TALK, { contextStart: 20 });
    await talk(world, 21, 40);
    await world.read();
    expect(asked(world)[1]).toMatch(/^\{"before":null,.*\/note 21"/);
    expect(await world.summaries.covering(TALK, 20, 40)).toMatchObject({ fromPosition: 21, toPosition: 40, text: 'New.' });
  });

  test('are recalled in other conversations, and no more in theirs behind `/new`', async () => {
    const world = await makeReadingWorld(says('Anna wants to learn the cello.'));
    await talk(world, 1, 20);
    await world.read();
    const recall = makeRecall(world);
    const question = { text: 'cello', askerId: ANNA.id, now: NOON, offsetMinutes: 0, turns: 9, facts: 0 };
    const told = async (hidden: { conversationId: string; upTo: number; from: number }) =>
      (await recall({ kind: 'person', personId: ANNA.id }, { ...question, hidden })).turns.map(({ kind, speaker, shown }) => [
        kind,
        speaker,
        shown,
      ]);
    expect(await told({ conversationId: uuid(11), upTo: 20, from: 21 })).toEqual([
      ['summary', 'Summary', 'Anna wants to learn the cello.'],
    ]);
    expect(await told({ conversationId: TALK, upTo: 20, from: 99 })).toEqual([]);
    expect(await told({ conversationId: TALK, upTo: 0, from: 99 })).toHaveLength(1);
  });

  test('I8: are tainted by an answer that was made from what others said', async () => {
    const world = await makeReadingWorld(says('Of an answer.'));
    await talk(world, 1, 19);
    await world.inbox.store(aMessage(20, { text: '/x', receivedAt: world.clock.now() }));
    const claimed = await world.inbox.claim({ workerId: 'turns', milliseconds: 60_000 });
    if (claimed !== null) await world.turns.finish(claimed.turn.id, claimed.fence, anAnswer({ isTainted: true }), aBody());
    await world.read();
    expect(await world.summaries.covering(TALK, 0, 20)).toMatchObject({ isTainted: true });
  });

  test('I10: hold no secrets, and what was cut off ends with a whole sentence', async () => {
    const cut = { type: 'done', stop: 'length', usage: SCRIPTED_USAGE, opaque: null } as const;
    const said = 'Anna has a cat. Her password is: qwerty123. She lives in Lis';
    const world = await makeReadingWorld({ events: [{ type: 'text', delta: said }, cut] });
    await talk(world, 1, 20);
    await world.read();
    expect(await world.summaries.covering(TALK, 0, 20)).toMatchObject({ text: 'Anna has a cat.' });
  });

  test('are put off when they say nothing', async () => {
    const world = await makeReadingWorld(says('password: qwerty123'));
    await talk(world, 1, 20);
    await world.read(25_000);
    expect(await world.summaries.covering(TALK, 0, 20)).toBeNull();
    expect(asked(world)).toHaveLength(1);
  });

  test('I8: are tainted by what was passed on, and always in groups', async () => {
    const world = await makeReadingWorld(says('Of others.'), says('Of a group.'));
    await world.say(1, '/fwd', { source: { ...PLAIN_SOURCE, isForwarded: true } });
    await talk(world, 2, 20);
    await world.read();
    expect(await world.summaries.covering(TALK, 0, 20)).toMatchObject({ isTainted: true });
    const group = aConversation({ id: uuid(13), audience: 'group', address: aChat({ chat: '-100' }) });
    await world.conversations.ensure(group);
    for (let number = 21; number <= 40; number += 1) await world.say(number, '/x', { conversationId: group.id, personId: BORIS.id });
    await world.read();
    expect(await world.summaries.covering(group.id, 0, 20)).toMatchObject({ isTainted: true, text: 'Of a group.' });
  });
});

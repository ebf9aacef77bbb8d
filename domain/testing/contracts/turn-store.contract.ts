import { describe, expect } from 'vitest';
import { UnknownIdError } from '../../errors.ts';
import type { ClaimedTurn } from '../../conversation/turn.ts';
import { PLAIN_SOURCE } from '../../messaging/message-source.ts';
import type { MessageSource } from '../../messaging/message-source.ts';
import { aRoute } from '../a-route.ts';
import { aBody, aFailure, aMessage, anAnswer, NOON, uuid } from '../fixtures.ts';
import { expiredLease, lease, present, storable, OTHER_TALK, TALK, testIn, type ContractWorld, type MakeWorld } from './world.ts';
import { turnStops } from './turn-stops.ts';

const ROUTE = aRoute();

async function claimed({ inbox }: ContractWorld, number = 1): Promise<ClaimedTurn> {
  await inbox.store(aMessage(number));
  return present(await inbox.claim(lease('w1')));
}

/** What every TurnStore does. */
export function turnStoreContract(name: string, make: MakeWorld): void {
  describe(`${name}: routes`, () => routes(make));
  describe(`${name}: endings`, () => endings(make));
  describe(`${name}: stops`, () => turnStops(make));
  describe(`${name}: reading`, () => reading(make));
}

function routes(make: MakeWorld): void {
  const it = testIn(make);

  it('records the route and its event once; a route recorded before stays', async (world) => {
    const { turn, fence } = await claimed(world);
    expect(await world.turns.recordRoute(turn.id, fence, ROUTE)).toBe(true);
    expect(await world.turns.recordRoute(turn.id, fence, { ...ROUTE, mode: 'agent' })).toBe(true);
    expect(await world.turns.get(turn.id)).toMatchObject({ route: ROUTE });
    const events = await world.conversationLog.read(TALK, 0, 10);
    expect(events.slice(1)).toEqual([{ number: 2, at: expect.any(Date), turnId: turn.id, body: { kind: 'turn-routed', route: ROUTE } }]);
  });

  it('I4: refuses the route of a zombie', async (world) => {
    await world.inbox.store(aMessage(1));
    const zombie = present(await world.inbox.claim(expiredLease('w1')));
    await world.inbox.claim(lease('w2'));
    expect(await world.turns.recordRoute(zombie.turn.id, zombie.fence, ROUTE)).toBe(false);
    expect(await world.turns.get(zombie.turn.id)).toMatchObject({ route: null });
  });
}

function endings(make: MakeWorld): void {
  const it = testIn(make);

  it('an answer ends the turn with a final event and takes the partial reply away', async (world) => {
    const { turn, fence } = await claimed(world);
    await world.conversationLog.putPartial(TALK, fence, { turnId: turn.id, text: 'Здр' });
    const outcome = anAnswer({ cost: 1_234_567_890_123 });
    expect(await world.turns.finish(turn.id, fence, outcome, aBody())).toBe(true);
    expect(await world.turns.get(turn.id)).toMatchObject({ state: 'answered', outcome });
    expect(await world.conversationLog.partial(TALK)).toBeNull();
    expect((await world.conversationLog.read(TALK, 1, 10)).map(({ body }) => body)).toEqual([{ kind: 'reply-final', outcome }]);
  });

  it('a failure and a stop end the turn with a turn-failed event', async (world) => {
    const first = await claimed(world, 1);
    await world.turns.finish(first.turn.id, first.fence, aFailure(), aBody());
    const second = await claimed(world, 2);
    await world.turns.finish(second.turn.id, second.fence, aFailure({ state: 'stopped', code: 'turn.stopped' }), aBody());
    expect(await world.turns.get(first.turn.id)).toMatchObject({ state: 'failed' });
    expect(await world.turns.get(second.turn.id)).toMatchObject({ state: 'stopped' });
    const kinds = (await world.conversationLog.read(TALK, 0, 10)).map(({ body }) => body.kind);
    expect(kinds).toEqual(['message-stored', 'turn-failed', 'message-stored', 'turn-failed']);
  });

  it('I4: a turn ends once, and a zombie ends nothing', async (world) => {
    await world.inbox.store(aMessage(1));
    const zombie = present(await world.inbox.claim(expiredLease('w1')));
    const { turn, fence } = present(await world.inbox.claim(lease('w2')));
    expect(await world.turns.finish(turn.id, zombie.fence, anAnswer({ reply: 'zombie' }), aBody())).toBe(false);
    expect(await world.turns.finish(turn.id, fence, anAnswer({ reply: 'first' }), aBody())).toBe(true);
    expect(await world.turns.finish(turn.id, fence, anAnswer({ reply: 'second' }), aBody())).toBe(false);
    expect(await world.turns.get(turn.id)).toMatchObject({ outcome: { reply: 'first' } });
    expect(await world.conversationLog.last(TALK)).toBe(2);
  });

  it('I4: many endings at once: one wins', async (world) => {
    const { turn, fence } = await claimed(world);
    const won = await Promise.all(
      Array.from({ length: 10 }, (_, n) => world.turns.finish(turn.id, fence, anAnswer({ reply: String(n) }), aBody())),
    );
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(present(await world.turns.get(turn.id)).outcome).toMatchObject({ reply: String(won.indexOf(true)) });
    expect(await world.conversationLog.last(TALK)).toBe(2);
  });

  it('keeps a reply with characters that the database does not know', async (world) => {
    const { turn, fence } = await claimed(world);
    const reply = 'a\0b \uD83D 👋 \\u0000';
    expect(await world.turns.finish(turn.id, fence, anAnswer({ reply }), aBody())).toBe(true);
    const outcome = present(present(await world.turns.get(turn.id)).outcome);
    expect(outcome.state === 'answered' && storable(outcome.reply)).toBe(storable(reply));
  });
}

function reading(make: MakeWorld): void {
  const it = testIn(make);

  it('knows no turn under an unknown id', async ({ turns }) => {
    for (const id of [uuid(77), '', 'nope', '💥']) expect(await turns.get(id)).toBeNull();
    expect(await turns.finish(uuid(77), 1, anAnswer(), aBody())).toBe(false);
  });

  it('keeps where the message came from', async ({ inbox, turns }) => {
    const source: MessageSource = {
      externalId: '42/7',
      reason: 'mention',
      senderName: 'Аня 🌸',
      repliesTo: '42/6',
      quote: 'И "кавычки", и \\ косая',
      isForwarded: true,
      sentAt: new Date(NOON.getTime() - 1500),
      retryOf: uuid(2000),
    };
    await inbox.store(aMessage(1, { source }));
    await inbox.store(aMessage(2, { conversationId: OTHER_TALK }));
    expect(present(await turns.get(uuid(2001))).source).toEqual(source);
    expect(present(await turns.get(uuid(2002))).source).toEqual(PLAIN_SOURCE);
    expect(present(await inbox.claim(lease('w1'))).turn.source).toEqual(source);
    expect((await turns.recent(TALK, { contextStart: 0, before: 9, limit: 9 })).map((turn) => turn.source)).toEqual([source]);
  });

  it('returns the last turns within a range, oldest first', async ({ inbox, turns }) => {
    for (let n = 1; n <= 6; n += 1) await inbox.store(aMessage(n));
    const positions = async (range: { contextStart: number; before: number; limit: number }) =>
      (await turns.recent(TALK, range)).map(({ position }) => position);
    expect(await positions({ contextStart: 0, before: 7, limit: 3 })).toEqual([4, 5, 6]);
    expect(await positions({ contextStart: 2, before: 5, limit: 10 })).toEqual([3, 4]);
    expect(await positions({ contextStart: 6, before: 7, limit: 10 })).toEqual([]);
  });

  it('tells with the last turns whether files came with them', async ({ inbox, turns }) => {
    const file = { id: uuid(8001), kind: 'voice', name: 'voice.ogg', mime: null, size: null, seconds: 3, remote: 'v' } as const;
    await inbox.store(aMessage(1, { attachments: [file] }));
    await inbox.store(aMessage(2));
    expect((await turns.recent(TALK, { contextStart: 0, before: 9, limit: 9 })).map(({ hasFiles }) => hasFiles)).toEqual([true, false]);
  });

  it('hides what a message said, in the turn and in what followers are shown, for whoever holds it', async (world) => {
    const { turns, conversationLog, inbox } = world;
    const { turn, fence } = await claimed(world);
    await inbox.store(aMessage(2, { text: 'stays' }));
    expect(await turns.hideText(turn.id, fence + 1, '•••')).toBe(false);
    expect(await turns.hideText(turn.id, fence, '•••')).toBe(true);
    expect(await turns.get(turn.id)).toMatchObject({ text: '•••' });
    const events = await conversationLog.read(TALK, 0, 10);
    expect(events.map(({ body }) => body)).toMatchObject([{ text: '•••' }, { text: 'stays' }]);
  });

  it('keeps the last feedback', async ({ inbox, turns }) => {
    await inbox.store(aMessage(1));
    await turns.setFeedback(uuid(2001), 'bad');
    await turns.setFeedback(uuid(2001), 'good');
    expect(await turns.get(uuid(2001))).toMatchObject({ feedback: 'good' });
    await expect(turns.setFeedback(uuid(77), 'good')).rejects.toThrow(UnknownIdError);
  });
}

import { describe, expect } from 'vitest';
import { UnknownIdError } from '../../errors.ts';
import { aBody, aMessage, anAnswer, uuid } from '../fixtures.ts';
import { expiredLease, lease, OTHER_TALK, present, storable, TALK, testIn, type MakeWorld } from './world.ts';

/** What every Inbox does. */
export function inboxContract(name: string, make: MakeWorld): void {
  describe(`${name}: storing`, () => storing(make));
  describe(`${name}: claiming`, () => claiming(make));
  describe(`${name}: taking at once`, () => takingAtOnce(make));
  describe(`${name}: giving back`, () => givingBack(make));
}

function storing(make: MakeWorld): void {
  const it = testIn(make);

  it('I1: a message becomes one queued turn and one numbered event', async ({ inbox, turns, conversationLog }) => {
    expect(await inbox.store(aMessage(1))).toMatchObject({ messageId: uuid(1001), turn: { id: uuid(2001), position: 1 }, isNew: true });
    expect(await turns.get(uuid(2001))).toMatchObject({ position: 1, state: 'queued', text: 'Привет 1', messageId: uuid(1001) });
    expect(await conversationLog.read(TALK, 0, 10)).toEqual([
      {
        number: 1,
        at: aMessage(1).receivedAt,
        turnId: uuid(2001),
        body: { kind: 'message-stored', messageId: uuid(1001), text: 'Привет 1', clientMessageId: 'message-1' },
      },
    ]);
  });

  it('I1: the same external id again changes nothing and returns the ids stored first', async ({ inbox, turns, conversationLog }) => {
    await inbox.store(aMessage(1));
    const again = await inbox.store(aMessage(2, { externalId: 'message-1', text: 'something else' }));
    expect(again).toMatchObject({ messageId: uuid(1001), turnId: uuid(2001), turn: { text: 'Привет 1' }, isNew: false });
    expect(await turns.get(uuid(2002))).toBeNull();
    expect(await conversationLog.last(TALK)).toBe(1);
  });

  it('I1: the same message stored many times at once makes one turn', async ({ inbox, conversationLog }) => {
    const stored = await Promise.all(Array.from({ length: 12 }, (_, n) => inbox.store(aMessage(n + 1, { externalId: 'same' }))));
    expect(stored.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(stored.map(({ turnId }) => turnId)).size).toBe(1);
    expect(await conversationLog.last(TALK)).toBe(1);
  });

  it('tells the same external id of two accounts apart', async ({ inbox }) => {
    await inbox.store(aMessage(1, { externalId: '7', account: 'telegram:a' }));
    expect(await inbox.store(aMessage(2, { externalId: '7', account: 'telegram:b' }))).toMatchObject({ isNew: true });
  });

  it('I3: messages stored at once get positions and event numbers without gaps', async ({ inbox, turns, conversationLog }) => {
    const count = 20;
    await Promise.all(Array.from({ length: count }, (_, n) => inbox.store(aMessage(n + 1))));
    const all = await turns.recent(TALK, { contextStart: 0, before: count + 1, limit: 100 });
    const oneToCount = Array.from({ length: count }, (_, n) => n + 1);
    expect(all.map(({ position }) => position)).toEqual(oneToCount);
    expect((await conversationLog.read(TALK, 0, 100)).map(({ number }) => number)).toEqual(oneToCount);
  });

  it('refuses a message for a conversation that does not exist', async ({ inbox, turns }) => {
    await expect(inbox.store(aMessage(1, { conversationId: uuid(99) }))).rejects.toThrow(UnknownIdError);
    expect(await turns.get(uuid(2001))).toBeNull();
  });

  it('keeps emoji, quotes, an empty text, a huge text and characters that the database does not know', async ({ inbox, turns }) => {
    const texts = ['👩‍👩‍👧 "quoted" \\ \'; DROP TABLE', '', 'щ'.repeat(300_000), 'a\0b', 'half a pair \uD83D'];
    for (const [index, text] of texts.entries()) {
      await inbox.store(aMessage(index + 1, { text }));
      expect(storable(present(await turns.get(uuid(2001 + index))).text)).toBe(storable(text));
    }
  });
}

function claiming(make: MakeWorld): void {
  const it = testIn(make);

  it('has nothing to claim when nothing is stored', async ({ inbox }) => {
    expect(await inbox.claim(lease('w1'))).toBeNull();
  });

  it('hands out the oldest turn as running, with a fence and its first attempt', async ({ inbox, turns }) => {
    await inbox.store(aMessage(1));
    const claimed = present(await inbox.claim(lease('w1')));
    expect(claimed).toMatchObject({ attempt: 1, turn: { id: uuid(2001), state: 'running' } });
    expect(await turns.get(uuid(2001))).toMatchObject({ state: 'running' });
  });

  it('tells with a claim who asks and where', async ({ inbox, people, conversations }) => {
    await inbox.store(aMessage(1));
    await people.change(aMessage(1).personId, { timeZone: 'Asia/Tokyo', keepsMemory: false });
    const { asked } = present(await inbox.claim(lease('w1')));
    const person = await people.get(aMessage(1).personId);
    expect(asked).toEqual({ person, conversation: await conversations.get(TALK), hasFiles: false });
  });

  it('I3: a conversation has one turn at work at a time, oldest first; another conversation is not held up', async ({ inbox, turns }) => {
    await inbox.store(aMessage(1));
    await inbox.store(aMessage(2));
    await inbox.store(aMessage(3, { conversationId: OTHER_TALK }));
    const first = present(await inbox.claim(lease('w1')));
    expect(first.turn.id).toBe(uuid(2001));
    expect(await inbox.claim(lease('w2'))).toMatchObject({ turn: { id: uuid(2003) } });
    expect(await inbox.claim(lease('w2'))).toBeNull();
    await turns.finish(first.turn.id, first.fence, anAnswer(), aBody());
    expect(await inbox.claim(lease('w2'))).toMatchObject({ turn: { id: uuid(2002) } });
  });

  it('I4: claims at the same time never give one turn or one conversation to two', async ({ inbox }) => {
    const conversations = [TALK, OTHER_TALK];
    for (let n = 1; n <= 10; n += 1) await inbox.store(aMessage(n, { conversationId: present(conversations[n % 2]) }));
    const claims = await Promise.all(Array.from({ length: 16 }, (_, n) => inbox.claim(lease(`w${String(n)}`))));
    const taken = claims.filter((claim) => claim !== null).map(({ turn }) => turn.conversationId);
    expect(new Set(taken).size).toBe(taken.length);
  });

  it('I4: a turn whose lease has run out is taken over with a higher fence and counts another attempt', async ({ inbox }) => {
    await inbox.store(aMessage(1));
    const first = present(await inbox.claim(expiredLease('w1')));
    const second = present(await inbox.claim(lease('w2')));
    expect(second).toMatchObject({ attempt: 2, turn: { id: first.turn.id } });
    expect(second.fence).toBeGreaterThan(first.fence);
  });

  it('I1: a turn of a worker that died is taken over although its lease still holds', async ({ inbox, workers, workerDies }) => {
    await workers.register('w1');
    await workers.register('w2');
    await inbox.store(aMessage(1));
    await inbox.claim(lease('w1'));
    expect(await inbox.claim(lease('w2'))).toBeNull();
    await workerDies('w1');
    expect(await inbox.claim(lease('w2'))).toMatchObject({ attempt: 2, turn: { id: uuid(2001) } });
  });
}

function takingAtOnce(make: MakeWorld): void {
  const it = testIn(make);
  const taker = lease('w1');

  it('claims a turn with its message for who takes it at once, and for nobody else', async ({ inbox, turns, people, conversations }) => {
    const { claimed, turn } = await inbox.store(aMessage(1), taker);
    expect(turn).toMatchObject({ id: uuid(2001), state: 'running' });
    const asked = { person: await people.get(aMessage(1).personId), conversation: await conversations.get(TALK), hasFiles: false };
    expect(claimed).toEqual({ turn, fence: 1, attempt: 1, asked });
    expect(await turns.get(uuid(2001))).toEqual(turn);
    expect(await inbox.claim(lease('w2'))).toBeNull();
    expect(await inbox.renew(taker, [uuid(2001)])).toEqual([uuid(2001)]);
    expect(await turns.finish(uuid(2001), 1, anAnswer(), aBody())).toBe(true);
  });

  it('I3: leaves a turn in its place while another of its conversation is not done', async ({ inbox, turns }) => {
    const first = present((await inbox.store(aMessage(1), taker)).claimed);
    const second = await inbox.store(aMessage(2), taker);
    expect([second.claimed, second.turn.state]).toEqual([undefined, 'queued']);
    expect((await inbox.store(aMessage(3, { conversationId: OTHER_TALK }), taker)).claimed).toMatchObject({ turn: { id: uuid(2003) } });
    await turns.finish(first.turn.id, first.fence, anAnswer(), aBody());
    expect((await inbox.store(aMessage(4), taker)).claimed).toBeUndefined();
    expect(await inbox.claim(lease('w2'))).toMatchObject({ turn: { id: uuid(2002) }, fence: 1, attempt: 1 });
  });

  it('I3, I4: of many that are stored at once for takers at most one of a conversation is taken', async ({ inbox }) => {
    const stored = await Promise.all(
      Array.from({ length: 16 }, (_, n) =>
        inbox.store(aMessage(n + 1, { conversationId: present([TALK, OTHER_TALK][n % 2]) }), lease(`w${String(n)}`)),
      ),
    );
    const taken = stored.filter(({ claimed }) => claimed !== undefined);
    expect(new Set(taken.map(({ turn }) => turn.conversationId)).size).toBe(taken.length);
    expect(taken.every(({ turn }) => turn.position === 1)).toBe(true);
  });

  it('I1: takes nothing twice: not a repetition, and not what waits for a file', async ({ inbox }) => {
    await inbox.store(aMessage(1));
    expect(await inbox.store(aMessage(2, { externalId: 'message-1' }), taker)).toMatchObject({ isNew: false, turn: { state: 'queued' } });
    expect((await inbox.store(aMessage(2, { externalId: 'message-1' }), taker)).claimed).toBeUndefined();
    const file = { id: uuid(8001), kind: 'voice', name: 'voice.ogg', mime: null, size: null, seconds: 3, remote: 'v' } as const;
    expect((await inbox.store(aMessage(3, { conversationId: OTHER_TALK, attachments: [file] }), taker)).claimed).toBeUndefined();
  });

  it('I1, I4: what was taken at once by a worker that died is taken over, with a higher fence', async ({ inbox, turns }) => {
    await inbox.store(aMessage(1), expiredLease('w1'));
    expect(await inbox.claim(lease('w2'))).toMatchObject({ attempt: 2, fence: 2, turn: { id: uuid(2001) } });
    expect(await turns.finish(uuid(2001), 1, anAnswer(), aBody())).toBe(false);
  });
}

function givingBack(make: MakeWorld): void {
  const it = testIn(make);

  it('a turn given back is queued, free at once, and did not count as an attempt', async ({ inbox, turns }) => {
    await inbox.store(aMessage(1));
    const claimed = present(await inbox.claim(lease('w1')));
    expect(await inbox.release(claimed.turn.id, claimed.fence)).toBe(true);
    expect(await turns.get(claimed.turn.id)).toMatchObject({ state: 'queued' });
    expect(await inbox.claim(lease('w2'))).toMatchObject({ attempt: 1 });
  });

  it('I4: a zombie cannot give back what another holds, nor write after giving it back itself', async ({ inbox, turns }) => {
    await inbox.store(aMessage(1));
    const zombie = present(await inbox.claim(expiredLease('w1')));
    const holder = present(await inbox.claim(lease('w2')));
    expect(await inbox.release(zombie.turn.id, zombie.fence)).toBe(false);
    expect(await inbox.release(holder.turn.id, holder.fence)).toBe(true);
    expect(await turns.finish(holder.turn.id, holder.fence, anAnswer(), aBody())).toBe(false);
    expect(await inbox.release(uuid(77), 1)).toBe(false);
  });

  it('renewing keeps the named turns from others and names those that are held', async ({ inbox, turns }) => {
    await inbox.store(aMessage(1));
    const claimed = present(await inbox.claim(expiredLease('w1')));
    expect(await inbox.renew(lease('w1'), [])).toEqual([]);
    expect(await inbox.renew(lease('w1'), [uuid(2001), uuid(77)])).toEqual([uuid(2001)]);
    expect(await inbox.claim(lease('w2'))).toBeNull();
    expect(await inbox.renew(lease('w2'), [uuid(2001)])).toEqual([]);
    await turns.finish(claimed.turn.id, claimed.fence, anAnswer(), aBody());
    expect(await inbox.renew(lease('w1'), [uuid(2001)])).toEqual([]);
  });
}

import { describe, expect } from 'vitest';
import { UnknownIdError } from '../../errors.ts';
import { aBody, aChat, aMessage, anAnswer, NOON, uuid } from '../fixtures.ts';
import { CHAT_TALK, drive, ensureChatTalk, expiredLease, lease, OTHER_TALK, present, TALK, testIn, type MakeWorld } from './world.ts';

/** What every ConversationLog does. */
export function conversationLogContract(name: string, make: MakeWorld): void {
  describe(`${name}: events`, () => events(make));
  describe(`${name}: partial replies`, () => partials(make));
}

function events(make: MakeWorld): void {
  const it = testIn(make);

  it('reads pages after a number, in order', async ({ inbox, conversationLog }) => {
    for (let n = 1; n <= 5; n += 1) await inbox.store(aMessage(n));
    expect((await conversationLog.read(TALK, 1, 3)).map(({ number }) => number)).toEqual([2, 3, 4]);
    expect(await conversationLog.read(TALK, 5, 3)).toEqual([]);
    expect(await conversationLog.last(TALK)).toBe(5);
  });

  it('an empty and an unknown conversation have no events', async ({ conversationLog }) => {
    expect(await conversationLog.last(TALK)).toBe(0);
    for (const id of [uuid(99), 'nope']) {
      expect(await conversationLog.read(id, 0, 10)).toEqual([]);
      expect(await conversationLog.last(id)).toBe(0);
    }
  });

  it('adds a notice once for each key', async ({ conversationLog }) => {
    const notice = { key: 'k', text: 'Готово', taskId: null, at: NOON };
    expect(await conversationLog.addNotice(TALK, notice)).toBe(true);
    expect(await conversationLog.addNotice(TALK, { ...notice, text: 'again' })).toBe(false);
    expect(await conversationLog.addNotice(TALK, { ...notice, key: 'other', text: 'second' })).toBe(true);
    expect(await conversationLog.read(TALK, 0, 10)).toEqual([
      { number: 1, at: NOON, turnId: null, body: { kind: 'notice', text: 'Готово', taskId: null } },
      { number: 2, at: NOON, turnId: null, body: { kind: 'notice', text: 'second', taskId: null } },
    ]);
    await expect(conversationLog.addNotice(uuid(99), notice)).rejects.toThrow(UnknownIdError);
  });

  it('I2: a notice in a chat is to be told there too, once; on the web it is not', async (world) => {
    await ensureChatTalk(world);
    const notice = { key: 'k', text: 'Готово', taskId: null, at: NOON };
    await world.conversationLog.addNotice(CHAT_TALK, notice);
    await world.conversationLog.addNotice(CHAT_TALK, { ...notice, text: 'again' });
    await world.conversationLog.addNotice(TALK, { ...notice, key: 'web' });
    expect(await world.outbox.open(await drive(world), 10)).toEqual([
      {
        id: expect.any(String),
        order: expect.any(Number),
        kind: 'notice',
        address: aChat(),
        audience: 'private',
        language: 'ru',
        conversationId: CHAT_TALK,
        turnId: null,
        replyTo: null,
        createdAt: NOON,
        body: aBody('Готово'),
        parts: [],
      },
    ]);
    expect(await world.outbox.waiting()).toHaveLength(1);
  });

  it('an approval is asked for with buttons', async (world) => {
    await ensureChatTalk(world);
    await world.conversationLog.addNotice(CHAT_TALK, { key: 'approval:a1', text: 'Можно?', taskId: 'abc234', at: NOON });
    const [entry] = await world.outbox.open(await drive(world), 10);
    expect(entry?.body).toEqual({ kind: 'text', markdown: 'Можно?', buttons: ['approve', 'deny'], followTaskId: null });
  });

  it('I5: notices and messages at once are numbered without gaps', async ({ inbox, conversationLog }) => {
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        n % 2 === 0
          ? conversationLog.addNotice(TALK, { key: `k${String(n % 4)}`, text: 'x', taskId: null, at: NOON })
          : inbox.store(aMessage(n)),
      ),
    );
    const numbers = (await conversationLog.read(TALK, 0, 100)).map(({ number }) => number);
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
  });
}

function partials(make: MakeWorld): void {
  const it = testIn(make);

  it('the latest text of the running turn wins', async ({ inbox, conversationLog }) => {
    await inbox.store(aMessage(1));
    const { turn, fence } = present(await inbox.claim(lease('w1')));
    expect(await conversationLog.partial(TALK)).toBeNull();
    await conversationLog.putPartial(TALK, fence, { turnId: turn.id, text: 'При' });
    await conversationLog.putPartial(TALK, fence, { turnId: turn.id, text: 'Привет' });
    expect(await conversationLog.partial(TALK)).toEqual({ turnId: turn.id, text: 'Привет' });
    expect(await conversationLog.partial(OTHER_TALK)).toBeNull();
  });

  it('I4: ignores a zombie and a turn that has ended', async ({ inbox, turns, conversationLog }) => {
    await inbox.store(aMessage(1));
    const zombie = present(await inbox.claim(expiredLease('w1')));
    const { turn, fence } = present(await inbox.claim(lease('w2')));
    await conversationLog.putPartial(TALK, zombie.fence, { turnId: turn.id, text: 'zombie' });
    expect(await conversationLog.partial(TALK)).toBeNull();
    await turns.finish(turn.id, fence, anAnswer(), aBody());
    await conversationLog.putPartial(TALK, fence, { turnId: turn.id, text: 'late' });
    expect(await conversationLog.partial(TALK)).toBeNull();
  });
}

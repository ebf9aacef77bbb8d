import { expect } from 'vitest';
import type { ClaimedTurn } from '../../conversation/turn.ts';
import { aRoute } from '../a-route.ts';
import { aBody, aFailure, aMessage, anAnswer, uuid } from '../fixtures.ts';
import { CHAT_TALK, drive, ensureChatTalk, lease, present, TALK, testIn, type ContractWorld, type MakeWorld } from './world.ts';

async function claimed({ inbox }: ContractWorld): Promise<ClaimedTurn> {
  await inbox.store(aMessage(1));
  return present(await inbox.claim(lease('w1')));
}

const STOPPED = aFailure({ state: 'stopped', code: 'turn.stopped', message: 'Остановлено.' });

/** How every TurnStore stops a turn: the part of its contract that is about stops. */
export function turnStops(make: MakeWorld): void {
  const it = testIn(make);

  it('stops a turn that waits: it is never claimed, and the next one is', async ({ inbox, turns, conversationLog }) => {
    await inbox.store(aMessage(1));
    await inbox.store(aMessage(2));
    expect(await turns.stop(uuid(2001), STOPPED, aBody())).toBe(true);
    expect(await turns.get(uuid(2001))).toMatchObject({ state: 'stopped', outcome: STOPPED });
    expect((await conversationLog.read(TALK, 2, 10)).map(({ body }) => body)).toEqual([{ kind: 'turn-failed', outcome: STOPPED }]);
    expect(await inbox.claim(lease('w1'))).toMatchObject({ turn: { id: uuid(2002) } });
  });

  it('I4: who works on a stopped turn is told by its fence', async (world) => {
    const { turn, fence } = await claimed(world);
    await world.conversationLog.putPartial(TALK, fence, { turnId: turn.id, text: 'Здр' });
    expect(await world.turns.stop(turn.id, STOPPED, aBody())).toBe(true);
    expect(await world.conversationLog.partial(TALK)).toBeNull();
    expect(await world.inbox.renew(lease('w1'), [turn.id])).toEqual([]);
    expect(await world.turns.recordRoute(turn.id, fence, aRoute())).toBe(false);
    expect(await world.inbox.release(turn.id, fence)).toBe(false);
    expect(await world.turns.finish(turn.id, fence, anAnswer(), aBody())).toBe(false);
    expect(await world.inbox.claim(lease('w2'))).toBeNull();
  });

  it('what has ended cannot be stopped, nor what is not there', async (world) => {
    const { turn, fence } = await claimed(world);
    await world.turns.finish(turn.id, fence, anAnswer(), aBody());
    for (const id of [turn.id, uuid(77), 'nope']) expect(await world.turns.stop(id, STOPPED, aBody())).toBe(false);
    expect(await world.turns.get(turn.id)).toMatchObject({ state: 'answered' });
    expect(await world.conversationLog.last(TALK)).toBe(2);
  });

  it('I4: stop against finish: exactly one wins, and its body is told', async (world) => {
    await ensureChatTalk(world);
    const driver = await drive(world);
    for (let n = 1; n <= 12; n += 1) {
      const reply = { outboxId: uuid(5000 + n), language: 'ru' } as const;
      await world.inbox.store(aMessage(n, { conversationId: CHAT_TALK, reply }));
      const { turn, fence } = present(await world.inbox.claim(lease('w1')));
      const finish = () => world.turns.finish(turn.id, fence, anAnswer(), aBody('finished'));
      const stop = () => world.turns.stop(turn.id, STOPPED, aBody('stopped'));
      const [finished, stopped] =
        n % 2 === 0 ? await Promise.all([finish(), stop()]) : (await Promise.all([stop(), finish()])).toReversed();
      expect(finished).not.toBe(stopped);
      const { state } = present(await world.turns.get(turn.id));
      expect(state).toBe(stopped === true ? 'stopped' : 'answered');
      const entry = (await world.outbox.open(driver, 100)).find(({ turnId }) => turnId === turn.id);
      expect(entry).toMatchObject({ body: { markdown: state === 'stopped' ? 'stopped' : 'finished' } });
      expect(await world.conversationLog.last(CHAT_TALK)).toBe(2 * n);
    }
  });
}

import { describe, expect, test } from 'vitest';

import { ConflictError, UnauthenticatedError, UnknownIdError } from '../errors.ts';
import { ADMIN, ANNA, as, BORIS, furnish, GUEST, makeDomainWorld } from '../testing/domain-world.ts';
import { lease, present } from '../testing/contracts/world.ts';
import { aBody, aConversation, aMessage, anAnswer, aReservation, uuid } from '../testing/fixtures.ts';
import { makeStopTurn } from './stop-turn.ts';

const TURN = uuid(2001);

async function world() {
  const ports = await furnish(makeDomainWorld());
  await ports.conversations.ensure(
    aConversation({ address: { channel: 'telegram', account: 'bot1', chat: '-100', thread: null }, audience: 'group' }),
  );
  await ports.inbox.store(aMessage(1, { account: 'telegram:bot1', reply: { outboxId: uuid(50), language: 'ru' } }));
  return { ports, stop: makeStopTurn(ports) };
}

describe('stopping a turn', () => {
  test('I4: ends it, says by whom, frees the conversation and wakes those who work on it and who tell of it', async () => {
    const { ports, stop } = await world();
    await ports.inbox.store(aMessage(2, { account: 'telegram:bot1' }));
    const claimed = present(await ports.inbox.claim(lease('w')));
    await stop.byPerson(as(ADMIN), TURN);
    await expect(ports.turns.get(TURN)).resolves.toMatchObject({
      state: 'stopped',
      outcome: { state: 'stopped', code: 'turn.stopped.by-person', message: 'Остановлено: Адам.' },
    });
    expect(ports.doorbell.rung).toEqual(expect.arrayContaining(['work:stops', 'work:turns', 'work:outbox', `conversation:${uuid(10)}`]));
    await expect(ports.inbox.renew(lease('w'), [TURN])).resolves.toEqual([]);
    await expect(ports.turns.finish(TURN, claimed.fence, anAnswer(), aBody())).resolves.toBe(false);
    await expect(ports.inbox.claim(lease('w'))).resolves.toMatchObject({ turn: { id: uuid(2002) } });
  });

  test('I4: keeps what could be seen of its own answer, and no other one, above the sentence; the outcome is the sentence alone', async () => {
    const { ports, stop } = await world();
    const { fence } = present(await ports.inbox.claim(lease('w')));
    await ports.inbox.store(aMessage(2, { account: 'telegram:bot1', reply: { outboxId: uuid(51), language: 'ru' } }));
    await ports.conversationLog.putPartial(uuid(10), fence, { turnId: TURN, text: 'Яйца, **моло' });
    await stop.byPerson(as(ANNA), uuid(2002));
    await stop.byPerson(as(ANNA), TURN);
    await expect(ports.turns.get(TURN)).resolves.toMatchObject({ outcome: { message: 'Остановлено: Аня.' } });
    const bodies = await told(ports);
    expect(bodies).toEqual(['Яйца, **моло**\n\n*Остановлено: Аня.*', 'Остановлено: Аня.']);
    await expect(ports.turns.finish(TURN, fence, anAnswer(), aBody())).resolves.toBe(false);
    expect(await told(ports)).toEqual(bodies);
  });

  test('I6: leaves no reservation open', async () => {
    const { ports, stop } = await world();
    await ports.ledger.reserve(aReservation());
    await stop.byPerson(as(ANNA), TURN);
    await expect(ports.ledger.spentBy({ kind: 'turn', id: TURN })).resolves.toBeGreaterThan(0);
  });

  test('I7: is for its person and for admins', async () => {
    const { ports, stop } = await world();
    for (const person of [BORIS, GUEST]) await expect(stop.byPerson(as(person), TURN)).rejects.toThrow(UnknownIdError);
    await expect(stop.byPerson(null, TURN)).rejects.toThrow(UnauthenticatedError);
    await expect(stop.byPerson(as(ANNA), uuid(99))).rejects.toThrow(new UnknownIdError('turn'));
    await expect(ports.turns.get(TURN)).resolves.toMatchObject({ state: 'queued' });
  });

  test('that has ended is a conflict, also when that happened in the same moment', async () => {
    const { ports, stop } = await world();
    const late = makeStopTurn({ ...ports, turns: { ...ports.turns, stop: async () => false } });
    await expect(late.byPerson(as(ANNA), TURN)).rejects.toThrow(ConflictError);
    await stop.byPerson(as(ANNA), TURN);
    await expect(stop.byPerson(as(ANNA), TURN)).rejects.toThrow(ConflictError);
  });
});

/** What the chat is told, in order. */
async function told(ports: Awaited<ReturnType<typeof world>>['ports']): Promise<readonly (string | undefined)[]> {
  const account = { channel: 'telegram', account: 'bot1' } as const;
  await ports.workers.register(uuid(900));
  const claimed = await ports.channels.claim(account, { workerId: uuid(900), milliseconds: 60_000 });
  const open = claimed === null ? [] : await ports.outbox.open(claimed.claim, 10);
  if (claimed !== null) await ports.channels.release(claimed.claim);
  return open.map(({ body }) => (body?.kind === 'text' ? body.markdown : undefined));
}

describe('a message that is taken back', () => {
  test('is answered by the sentence alone, whatever could be seen of the answer', async () => {
    const { ports, stop } = await world();
    const { fence } = present(await ports.inbox.claim(lease('w')));
    await ports.conversationLog.putPartial(uuid(10), fence, { turnId: TURN, text: 'Ваш пароль' });
    await stop.takenBack(TURN);
    expect(await told(ports)).toEqual(['Вопрос отозван, поэтому ответа не будет.']);
  });

  test('stops its turn, and does nothing to one that has ended or is unknown', async () => {
    const { ports, stop } = await world();
    await stop.takenBack(TURN);
    await expect(ports.turns.get(TURN)).resolves.toMatchObject({ outcome: { code: 'turn.stopped.taken-back' } });
    await stop.takenBack(TURN);
    await stop.takenBack(uuid(99));
    expect(ports.logger.of('turn.stopped')).toHaveLength(1);
  });
});

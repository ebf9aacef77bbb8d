import { describe, expect, test } from 'vitest';

import type { ClaimedTurn } from '../conversation/turn.ts';
import { UnreachableError } from '../errors.ts';
import { furnish, makeDomainWorld } from '../testing/domain-world.ts';
import { aConversation, aMessage, uuid } from '../testing/fixtures.ts';
import { lease } from '../testing/contracts/world.ts';
import { makeStoreMessage } from './store-message.ts';
import { makeTurnDesk } from './turn-desk.ts';

/** A desk with somebody who has room for so many turns. */
async function world({ rooms = 1 } = {}) {
  const ports = await furnish(makeDomainWorld());
  await ports.conversations.ensure(aConversation());
  const desk = makeTurnDesk();
  const started: ClaimedTurn[] = [];
  let free = rooms;
  const room = () => {
    if (free === 0) return null;
    free -= 1;
    return { start: (claimed: ClaimedTurn) => void started.push(claimed), leave: () => void (free += 1) };
  };
  desk.seat({ lease: lease('here'), room });
  const rung: string[] = [];
  for (const topic of ['work:turns', `conversation:${uuid(10)}`] as const) ports.doorbell.listen(topic, () => rung.push(topic));
  return { ports, desk, started, rung, free: () => free, store: makeStoreMessage({ ...ports, desk }) };
}

describe('a turn that is stored where turns are run', () => {
  test('I1: is begun there as soon as it is stored, claimed by who runs it, and nobody is sent to look for it', async () => {
    const { ports, store, started, rung, free } = await world();
    await store(aMessage(1));
    expect(started).toMatchObject([{ fence: 1, attempt: 1, turn: { id: uuid(2001), state: 'running' } }]);
    await expect(ports.inbox.claim(lease('elsewhere'))).resolves.toBeNull();
    await ports.clock.advance(0);
    expect([rung, free()]).toEqual([[`conversation:${uuid(10)}`], 0]);
  });

  test('I3: waits in the queue behind what comes before it, and the room for it is left', async () => {
    const { ports, store, started, rung, free } = await world();
    await ports.inbox.store(aMessage(1));
    await store(aMessage(2));
    await ports.clock.advance(0);
    expect([started, rung.includes('work:turns'), free()]).toEqual([[], true, 1]);
  });

  test('waits in the queue where there is no room, and where nobody runs turns', async () => {
    const { ports, store, started } = await world({ rooms: 0 });
    await store(aMessage(1));
    await makeStoreMessage({ ...ports, desk: makeTurnDesk() })(aMessage(2));
    expect(started).toEqual([]);
    await expect(ports.inbox.claim(lease('elsewhere'))).resolves.toMatchObject({ turn: { id: uuid(2001) } });
  });

  test('that waits for its files takes no room', async () => {
    const { store, started, free } = await world();
    await store(
      aMessage(1, { attachments: [{ id: uuid(8001), kind: 'voice', name: 'v.ogg', mime: null, size: null, seconds: 3, remote: 'v' }] }),
    );
    expect([started, free()]).toEqual([[], 1]);
  });

  test('and could not be stored leaves its room, and a repetition does', async () => {
    const { ports, desk, started, free, store } = await world();
    const away = makeStoreMessage({ ...ports, desk, inbox: { ...ports.inbox, store: () => Promise.reject(new UnreachableError('away')) } });
    await expect(away(aMessage(1))).rejects.toThrow('away');
    await ports.inbox.store(aMessage(1));
    await expect(store(aMessage(2, { externalId: 'message-1' }))).resolves.toMatchObject({ isNew: false });
    expect([started, free()]).toEqual([[], 1]);
  });

  test('is taken by who sat down last', async () => {
    const { desk, started, store } = await world();
    const others: ClaimedTurn[] = [];
    desk.seat({ lease: lease('other'), room: () => ({ start: (claimed) => void others.push(claimed), leave: () => undefined }) });
    await store(aMessage(1));
    expect([started.length, others.length]).toEqual([0, 1]);
  });
});

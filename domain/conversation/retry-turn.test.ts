import { describe, expect, test } from 'vitest';

import { ConflictError, UnknownIdError } from '../errors.ts';
import { PLAIN_SOURCE } from '../messaging/message-source.ts';
import { present } from '../testing/contracts/world.ts';
import { ADMIN, ANNA, as, BORIS } from '../testing/domain-world.ts';
import { aConversation, aMessage, uuid } from '../testing/fixtures.ts';
import { makeScriptedProvider, says } from '../testing/scripted-provider.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import type { WholeWorld } from '../testing/whole-world.ts';
import { makeRetryTurn } from './retry-turn.ts';

const TURN = uuid(2001);
const CHAT = { channel: 'telegram', account: 'bot1', chat: '42', thread: null } as const;

async function world(text = 'Сколько будет 2+2?') {
  const provider = makeScriptedProvider('first', [says('5'), says('4')]);
  const ports = await makeWholeWorld({ providers: [provider] });
  await ports.conversations.ensure(aConversation({ address: CHAT }));
  const source = { ...PLAIN_SOURCE, externalId: '42/7', sentAt: new Date(0) };
  await ports.inbox.store(aMessage(1, { text, source, account: 'telegram:bot1', reply: { outboxId: uuid(50), language: 'ru' } }));
  return { ports, provider, retry: makeRetryTurn(ports) };
}

async function run(ports: WholeWorld) {
  const claimed = present(await ports.inbox.claim({ workerId: 'w', milliseconds: 0 }));
  await ports.runTurn(claimed, new AbortController().signal);
  return present(await ports.turns.get(claimed.turn.id));
}

describe('retrying a turn', () => {
  test('asks the same again as a new turn of the same person, without the first answer in view', async () => {
    const { ports, provider, retry } = await world();
    await run(ports);
    const stored = await retry(as(ADMIN), TURN);
    expect(stored.isNew).toBe(true);
    const again = await run(ports);
    expect(again).toMatchObject({ id: stored.turnId, personId: ANNA.id, outcome: { reply: '4' } });
    expect(again.source).toMatchObject({ retryOf: TURN, externalId: '42/7', sentAt: null });
    expect(provider.requests[1]?.messages).toEqual([{ role: 'user', text: 'Сколько будет 2+2?' }]);
  });

  test('I1: twice is the same turn, and the answer to it can be retried in its turn', async () => {
    const { ports, retry } = await world();
    await run(ports);
    const first = await retry(as(ANNA), TURN);
    await expect(retry(as(ANNA), TURN)).resolves.toEqual({ ...first, isNew: false });
    await run(ports);
    await expect(retry(as(ANNA), first.turnId)).resolves.toMatchObject({ isNew: true });
  });

  test('that runs is a conflict, and so is a command', async () => {
    const { ports, retry } = await world('/help');
    await expect(retry(as(ANNA), TURN)).rejects.toThrow('not ended yet');
    await run(ports);
    await expect(retry(as(ANNA), TURN)).rejects.toThrow(ConflictError);
  });

  test('I7: is for its person and for admins', async () => {
    const { ports, retry } = await world();
    await run(ports);
    await expect(retry(as(BORIS), TURN)).rejects.toThrow(UnknownIdError);
    await expect(retry(as(ANNA), uuid(99))).rejects.toThrow(UnknownIdError);
  });
});

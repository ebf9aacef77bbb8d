import { expect, test } from 'vitest';

import { present, lease } from '../testing/contracts/world.ts';
import { aRoute } from '../testing/a-route.ts';
import { ANNA, furnish, makeDomainWorld } from '../testing/domain-world.ts';
import { aChat, aNotice, uuid } from '../testing/fixtures.ts';
import { inGroup, inPrivate } from '../testing/incoming.ts';
import { makeExplainMessage } from './explain-message.ts';
import { makeReceiveMessage } from './receive-message.ts';

const READER = { language: 'en', timeZone: 'UTC' } as const;

async function world() {
  const ports = await furnish(makeDomainWorld());
  await ports.identities.attach({ personId: ANNA.id, channel: 'telegram', externalId: '501' });
  return { ports, explain: makeExplainMessage(ports), receive: makeReceiveMessage({ ...ports, offerPairing: async () => {} }) };
}

test('a message that was answered, and the answer to it, tell why', async () => {
  const { ports, explain, receive } = await world();
  await receive(inPrivate());
  await expect(explain('telegram:bot1', '42/7', READER)).resolves.toBe('I answered it. In a private chat every message is answered.');
  await ports.outbox.add(aNotice(1, { address: aChat() }));
  const { claim } = present(await ports.channels.claim({ channel: 'telegram', account: 'bot1' }, lease('c')));
  for (const { id, kind } of await ports.outbox.open(claim, 10)) {
    await ports.outbox.beginPart(claim, id, 0, uuid(kind === 'answer' ? 70 : 71));
    await ports.outbox.endPart(claim, id, 0, { state: 'final', messageId: `42/${kind}` });
  }
  const { turn, fence } = present(await ports.inbox.claim(lease('w')));
  await ports.turns.recordRoute(turn.id, fence, aRoute());
  await expect(explain('telegram:bot1', '42/7', READER)).resolves.toContain('\n\nFor the chat, by: nothing else fitted (50 %).');
  await expect(explain('telegram:bot1', '42/answer', { ...READER, language: 'ru' })).resolves.toContain(
    '\n\nОтвечает чат, решило: ничто другое не подошло',
  );
  await expect(explain('telegram:bot1', '42/answer', { ...READER, language: 'ru' })).resolves.toMatch(
    /^Это мой ответ\. .*личной переписке/,
  );
  await expect(explain('telegram:bot1', '42/notice', { ...READER, language: 'ru' })).resolves.toContain('сказал сам');
});

test('a message that was not answered tells why, in the language of who asks', async () => {
  const { explain, receive } = await world();
  await receive(inGroup());
  await expect(explain('telegram:bot1', '-100/7', READER)).resolves.toMatch(/^I did not answer it\. It was not addressed to me/);
  await expect(explain('telegram:bot1', '-100/7', { ...READER, language: 'ru' })).resolves.toMatch(
    /^Я на него не ответил\. Оно обращено не ко мне/,
  );
});

test('what is not known, or known by a reason of another time, is told as it is', async () => {
  const { ports, explain } = await world();
  await expect(explain('telegram:bot1', '42/1', READER)).resolves.toContain('have not seen');
  const old = {
    account: 'telegram:bot1',
    externalId: '42/2',
    decision: 'refuse',
    reason: 'toString',
    at: ports.clock.now(),
    turnId: null,
  } as const;
  await ports.messages.note(old, null);
  await expect(explain('telegram:bot1', '42/2', READER)).resolves.toBe('I did not take it in. toString');
});

import { expect, test } from 'vitest';

import { present } from '../testing/contracts/world.ts';
import { aConversation, aMessage, uuid } from '../testing/fixtures.ts';
import { makeScriptedProvider, says } from '../testing/scripted-provider.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';

async function answered(kind: 'voice' | 'document', text: string) {
  const provider = makeScriptedProvider('first', [says('Вижу')]);
  const ports = await makeWholeWorld({ providers: [provider] });
  await ports.conversations.ensure(aConversation());
  const file = { id: uuid(7001), kind, name: 'план.pdf', mime: null, size: 5, seconds: null, remote: 'r' } as const;
  await ports.inbox.store(aMessage(1, { text, attachments: [file] }));
  await ports.attachments.settle(file.id, { content: new Uint8Array(5), mime: 'application/pdf' });
  await ports.runTurn(present(await ports.inbox.claim({ workerId: 'w', milliseconds: 0 })), new AbortController().signal);
  return { requests: provider.requests, outcome: (await ports.turns.get(uuid(2001)))?.outcome };
}

test.each(['', '/agent Посмотри'])('a model is told of the file of a message that says "%s"', async (text) => {
  const { requests } = await answered('document', text);
  const asked = requests[0]?.messages.at(-1);
  expect(asked).toMatchObject({ role: 'user', text: expect.stringContaining('<file name="план.pdf" kind="document" bytes="5"') });
});

test('a voice message without text is answered in one sentence and costs nothing', async () => {
  const { requests, outcome } = await answered('voice', '');
  expect(requests).toEqual([]);
  expect(outcome).toMatchObject({ state: 'answered', model: null, cost: 0, reply: expect.stringContaining('Голосовые') });
});

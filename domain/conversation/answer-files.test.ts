import { describe, expect, test } from 'vitest';

import { PLAIN_SOURCE } from '../messaging/message-source.ts';
import type { ModelRequest, PromptMessage } from '../ports/model-provider.ts';
import type { NewMessage } from '../ports/inbox.ts';
import { FIRST_MODEL, SECOND_MODEL } from '../testing/agent-world.ts';
import { present } from '../testing/contracts/world.ts';
import { BORIS, GUEST } from '../testing/domain-world.ts';
import { aConversation, aMessage, aProject, uuid } from '../testing/fixtures.ts';
import { fails, makeScriptedProvider, says } from '../testing/scripted-provider.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import { makeRuns } from '../worker.ts';

const CAT = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);
const PDF = Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0]);
const SEEING = { ...FIRST_MODEL, capabilities: { ...FIRST_MODEL.capabilities, vision: true }, pictureTokens: 5_000 };

interface Sent {
  readonly kind?: NewMessage['attachments'][number]['kind'];
  readonly name: string;
  readonly content: Uint8Array;
}

/** A chain of two models, of which the second sees unless none does. */
async function talk({ isBlind = false, personId = uuid(1), isGroup = false } = {}) {
  const seeing = makeScriptedProvider('first');
  const blind = makeScriptedProvider('second');
  const ports = await makeWholeWorld({ providers: [seeing, blind] });
  await ports.conversations.ensure(aConversation({ personId, audience: isGroup ? 'group' : 'private' }));
  const ids = [SECOND_MODEL.id, FIRST_MODEL.id];
  const catalogue = () => [isBlind ? FIRST_MODEL : SEEING, SECOND_MODEL];
  const models = { chains: { agent: ids, chat: ids, assistant: ids }, catalogue };
  const { runTurn } = makeRuns(ports, ports.useCases, { ...ports.workerSettings, models });
  let number = 0;
  const send = async (text: string, files: readonly Sent[] = [], change: Partial<NewMessage> = {}) => {
    number += 1;
    const attachments = files.map(({ name, kind = 'document' }, at) => {
      return { id: uuid(7000 + number * 10 + at), kind, name, mime: null, size: null, seconds: null, remote: 'r' } as const;
    });
    await ports.inbox.store(aMessage(number, { personId, text, attachments, ...change }));
    for (const [at, { content }] of files.entries()) {
      const id = attachments[at]?.id ?? '';
      await ports.attachmentFetches.settle(id, { content, mime: 'application/octet-stream' });
    }
    await runTurn(present(await ports.inbox.claim({ workerId: 'w', milliseconds: 0 })), new AbortController().signal);
    return present((await ports.turns.get(uuid(2000 + number)))?.outcome ?? null);
  };
  return { ports, seeing, blind, send };
}

function asked(request: ModelRequest | undefined): Extract<PromptMessage, { role: 'user' }> | null {
  const last = request?.messages.at(-1);
  return last?.role === 'user' ? last : null;
}

const picture = { mime: 'image/png', base64: Buffer.from(CAT).toString('base64') };

describe('a message with files', () => {
  test('that is nothing but a picture is shown to the model that sees, before others that come first', async () => {
    const { seeing, blind, send } = await talk();
    seeing.add(says('Кот'));
    expect(await send('', [{ kind: 'picture', name: 'кот.png', content: CAT }])).toMatchObject({ state: 'answered', reply: 'Кот' });
    expect(blind.requests).toEqual([]);
    expect(asked(seeing.requests[0])).toEqual({
      role: 'user',
      text: '<file name="кот.png" kind="picture" bytes="9" picture="1"/>',
      pictures: [picture],
    });
  });

  test('falls on to a model that does not see, which is told so', async () => {
    const { seeing, blind, send } = await talk();
    seeing.add(fails('rejected'));
    blind.add(says('Не вижу'));
    expect(await send('Кто это?', [{ name: 'кот.png', content: CAT }])).toMatchObject({ state: 'answered', reply: 'Не вижу' });
    expect(asked(blind.requests[0])).toEqual({
      role: 'user',
      text: 'Кто это?\n<file name="кот.png" kind="document" bytes="9" picture="1"/>\n<file picture="1" missing="not shown: you cannot see pictures"/>',
    });
  });

  test('goes to the models as they are when none sees, with its picture in the project', async () => {
    const { ports, blind, send } = await talk({ isBlind: true });
    blind.add(says('Сохранил'));
    await send('Сохрани', [{ name: 'кот.png', content: CAT }]);
    expect(asked(blind.requests[0])?.text).toBe('Сохрани\n<file name="кот.png" kind="document" bytes="9" path="inbox/кот.png"/>');
    expect(await ports.exchange.takeOut('/workspace/main', 'inbox/кот.png', 100)).toMatchObject({ kind: 'ok', value: CAT });
  });

  test('/agent finds them in its project, once, also after a crash', async () => {
    const { ports, seeing, send } = await talk();
    await ports.exchange.bringIn('/workspace/main', 'inbox/план.pdf', CAT);
    await ports.exchange.bringIn('/workspace/main', 'inbox/план.pdf', PDF);
    seeing.add(says('Вижу'));
    await send('/agent Посмотри', [
      { name: 'план.pdf', content: PDF },
      { name: 'кот.png', content: CAT },
    ]);
    expect(asked(seeing.requests[0])).toMatchObject({
      text: [
        'Посмотри',
        '<file name="план.pdf" kind="document" bytes="5" path="inbox/план-2.pdf"/>',
        '<file name="кот.png" kind="document" bytes="9" picture="1" path="inbox/кот.png"/>',
      ].join('\n'),
      pictures: [picture],
    });
    expect([...ports.files.contents.keys()].filter((path) => path.includes('план'))).toHaveLength(2);
  });

  test('I11: of somebody without a project is answered, and the model knows that the file was not kept', async () => {
    const { ports, blind, send } = await talk({ personId: GUEST.id, isGroup: true });
    blind.add(says('ok'));
    expect(await send('look', [{ name: 'a.pdf', content: PDF }])).toMatchObject({ state: 'answered' });
    expect(asked(blind.requests[0])?.text).toContain(
      '<file name="a.pdf" kind="document" bytes="5" missing="there is no project to keep it in"/>',
    );
    expect([...ports.files.contents.keys()]).toEqual([]);
  });

  test('of somebody whose default project is another person’s is answered too', async () => {
    const { ports, blind, send } = await talk({ personId: BORIS.id });
    await ports.projects.add(aProject({ id: uuid(21), name: 'main', folder: '/workspace/main' }));
    blind.add(says('ok'));
    expect(await send('look', [{ name: 'a.pdf', content: PDF }])).toMatchObject({ state: 'answered' });
    expect(asked(blind.requests[0])?.text).toContain('missing="there is no project');
  });
});

describe('what follows a message with files', () => {
  test('a question about its picture sees the picture', async () => {
    const { seeing, send } = await talk();
    seeing.add(says('Кот'), says('Рыжий'));
    await send('Кто?', [{ name: 'кот.png', content: CAT }]);
    expect(await send('Какого цвета?')).toMatchObject({ reply: 'Рыжий' });
    expect(seeing.requests[1]?.messages).toEqual([
      { role: 'user', text: 'Кто?\n<file name="кот.png" kind="document" bytes="9" picture="1"/>', pictures: [picture] },
      { role: 'assistant', text: 'Кот', toolCalls: [], opaque: null },
      { role: 'user', text: 'Какого цвета?' },
    ]);
  });

  test('is not spoilt by a picture that no provider takes', async () => {
    const { seeing, blind, send } = await talk();
    seeing.add(fails('rejected', { message: 'broken image' }));
    blind.add(fails('rejected'), says('Привет'));
    expect(await send('Кто?', [{ name: 'кот.png', content: CAT }])).toMatchObject({ state: 'failed', code: 'model.rejected' });
    expect(await send('Привет')).toMatchObject({ state: 'answered' });
    expect(blind.requests[1]?.messages[0]).toEqual({
      role: 'user',
      text: 'Кто?\n<file name="кот.png" kind="document" bytes="9" content="not shown"/>',
    });
  });

  test('an answer that is asked for again sees them, also the second time', async () => {
    const { seeing, send } = await talk();
    seeing.add(says('Пёс'), says('Кот'), says('Рысь'));
    const text = 'Кто?';
    await send(text, [{ name: 'кот.png', content: CAT }]);
    await send(text, [], { source: { ...PLAIN_SOURCE, retryOf: uuid(2001) } });
    await send(text, [], { source: { ...PLAIN_SOURCE, retryOf: uuid(2002) } });
    expect(seeing.requests.map((request) => asked(request)?.pictures)).toEqual([[picture], [picture], [picture]]);
  });
});

test('a voice message without text is answered in one sentence and costs nothing', async () => {
  const { seeing, blind, send } = await talk();
  const outcome = await send('', [{ kind: 'voice', name: 'voice.ogg', content: PDF }]);
  expect([...seeing.requests, ...blind.requests]).toEqual([]);
  expect(outcome).toMatchObject({ state: 'answered', model: null, cost: 0, reply: expect.stringContaining('Голосовые') });
});

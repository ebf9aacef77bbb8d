import { describe, expect, test } from 'vitest';

import { PROJECT_TOOLS } from '../agent/tools/project-tools.ts';
import { PLAIN_SOURCE } from '../messaging/message-source.ts';
import { SCRIPTED_COST } from '../testing/agent-world.ts';
import { present } from '../testing/contracts/world.ts';
import { BORIS, GUEST } from '../testing/domain-world.ts';
import { aConversation, aMessage, uuid } from '../testing/fixtures.ts';
import { fails, says } from '../testing/scripted-provider.ts';
import { makeRunTurn } from './run-turn.ts';
import { TALK, PARTS, makeTurnRunWorld, claim, answered, outcomeOf, eventsOf, fail } from '../testing/turn-run-world.ts';

describe('a turn', () => {
  test('is answered by a chat model, with who answered, the cost and the time', async () => {
    const { ports, provider } = await makeTurnRunWorld([says('При', 'вет!')]);
    const outcome = await answered(ports, 'Привет');
    expect(outcome).toEqual({
      state: 'answered',
      reply: 'Привет!',
      model: 'first/model',
      cost: SCRIPTED_COST,
      tries: [{ model: 'first/model', outcome: 'answered', cost: SCRIPTED_COST, milliseconds: 0 }],
      milliseconds: 0,
      endedAt: ports.clock.now(),
    });
    expect(provider.requests[0]?.messages).toEqual([{ role: 'user', text: 'Привет' }]);
    expect(await eventsOf(ports)).toEqual(['message-stored', 'turn-routed', 'reply-final']);
    expect(ports.doorbell.rung).toContain('work:turns');
    expect(ports.metrics.total('turns_total', { state: 'answered' })).toBe(1);
  });

  test('by a command needs no model and no route', async () => {
    const { ports, provider } = await makeTurnRunWorld();
    await expect(answered(ports, '/whoami')).resolves.toMatchObject({
      state: 'answered',
      model: null,
      cost: 0,
      reply: expect.stringContaining('Аня'),
    });
    expect(provider.requests).toEqual([]);
    expect(await eventsOf(ports)).toEqual(['message-stored', 'reply-final']);
  });

  test('that begins with a path is a message like any other', async () => {
    const { ports, provider } = await makeTurnRunWorld([says('Файл хостов')]);
    await expect(answered(ports, '/etc/hosts это что?')).resolves.toMatchObject({ reply: 'Файл хостов' });
    expect(provider.requests[0]?.messages.at(-1)).toEqual({ role: 'user', text: '/etc/hosts это что?' });
  });

  test('with /agent TEXT or /chat TEXT goes there this once, whatever holds for the conversation', async () => {
    const { ports, provider } = await makeTurnRunWorld([says('агент'), says('чат'), says('агент')]);
    await answered(ports, '/agent Проверь', 1);
    expect(provider.requests[0]).toMatchObject({ tools: { length: PROJECT_TOOLS.length + 2 }, messages: [{ text: 'Проверь' }] });
    await expect(ports.turns.get(uuid(2001))).resolves.toMatchObject({ route: { mode: 'agent', matchedBy: 'override', confidence: 1 } });
    await answered(ports, '/agent', 2);
    await answered(ports, '/chat  Скажи\nмне', 3);
    expect(provider.requests[1]).toMatchObject({ tools: [] });
    expect(provider.requests[1]?.messages.at(-1)).toEqual({ role: 'user', text: 'Скажи\nмне' });
    await answered(ports, 'а теперь?', 4);
    expect(provider.requests[2]).toMatchObject({ tools: { length: PROJECT_TOOLS.length + 2 } });
    await expect(ports.turns.get(uuid(2004))).resolves.toMatchObject({ route: { mode: 'agent', matchedBy: 'override' } });
  });

  test('I8: whose text was passed on by somebody is never a command', async () => {
    const { ports, provider } = await makeTurnRunWorld([says('Это команда')]);
    const source = { ...PLAIN_SOURCE, isForwarded: true };
    await expect(answered(ports, '/new', 1, { source })).resolves.toMatchObject({ reply: 'Это команда' });
    expect(provider.requests[0]?.messages.at(-1)).toEqual({ role: 'user', text: '<forwarded>\n/new\n</forwarded>' });
  });

  test('meant for an assistant is answered by the chat as long as there is none', async () => {
    const { ports, provider } = await makeTurnRunWorld([says('ok')]);
    await ports.conversations.change(TALK, { preferredMode: 'assistant' });
    await expect(answered(ports, 'Напомни')).resolves.toMatchObject({ state: 'answered' });
    expect(provider.requests[0]?.tools).toEqual([]);
  });

  test('I3: the next message of the conversation waits until it has ended', async () => {
    const { ports } = await makeTurnRunWorld([says('1'), says('2')]);
    await ports.inbox.store(aMessage(1));
    await ports.inbox.store(aMessage(2));
    const first = present(await ports.inbox.claim({ workerId: 'w', milliseconds: 60_000 }));
    await expect(ports.inbox.claim({ workerId: 'v', milliseconds: 60_000 })).resolves.toBeNull();
    await ports.runTurn(first, new AbortController().signal);
    await expect(claim(ports)).resolves.toMatchObject({ turn: { id: uuid(2002) } });
  });
});

describe('a turn that cannot be answered', () => {
  test('I11: says in plain words why no model answered', async () => {
    const { ports } = await makeTurnRunWorld([fails('rejected', { message: 'no credit' })]);
    await expect(answered(ports, 'Привет')).resolves.toMatchObject({
      state: 'failed',
      code: 'model.rejected',
      message: 'Модель отклонила запрос. no credit',
    });
    expect(await eventsOf(ports)).toEqual(['message-stored', 'turn-routed', 'turn-failed']);
  });

  test('I11: says what is wrong with a project that cannot be used', async () => {
    const { ports } = await makeTurnRunWorld();
    const change = { conversationId: uuid(11), personId: BORIS.id };
    await ports.conversations.ensure(aConversation({ id: uuid(11), personId: BORIS.id, projectId: uuid(20) }));
    await expect(answered(ports, '/agent look', 1, change)).resolves.toMatchObject({
      state: 'failed',
      code: 'id.unknown',
      message: 'There is no such project.',
    });
    await ports.conversations.ensure(aConversation({ id: uuid(12), personId: GUEST.id }));
    const guest = { conversationId: uuid(12), personId: GUEST.id };
    await expect(answered(ports, '/agent look', 2, guest)).resolves.toMatchObject({
      state: 'failed',
      code: 'access.forbidden',
      message: expect.stringContaining('"member"'),
    });
  });

  test('I11: and tells a mishap of our own, which is logged once', async () => {
    const { ports } = await makeTurnRunWorld();
    const runTurn = makeRunTurn({
      ...ports,
      ...PARTS,
      runCommand: () => Promise.reject(new TypeError('oops')),
      answer: { chat: fail, agent: fail, assistant: fail },
    });
    await ports.inbox.store(aMessage(1, { text: '/whoami' }));
    const claimed = await claim(ports);
    await runTurn(claimed, new AbortController().signal);
    await expect(outcomeOf(ports, claimed)).resolves.toMatchObject({
      state: 'failed',
      code: 'internal',
      message: expect.stringContaining('сломалось'),
    });
    expect(ports.logger.of('turn.failed')).toHaveLength(1);
  });

  test('I11: speaks also when not even the person can be read', async () => {
    const { ports } = await makeTurnRunWorld();
    const people = { ...ports.people, get: () => Promise.reject(new TypeError('oops')) };
    const runTurn = makeRunTurn({
      ...ports,
      ...PARTS,
      people,
      runCommand: async () => '',
      answer: { chat: fail, agent: fail, assistant: fail },
    });
    await ports.inbox.store(aMessage(1));
    const claimed = await claim(ports);
    await runTurn(claimed, new AbortController().signal);
    await expect(outcomeOf(ports, claimed)).resolves.toMatchObject({
      state: 'failed',
      code: 'internal',
      message: expect.stringContaining('Something went wrong'),
    });
  });

  test('whose person is gone fails', async () => {
    const { ports } = await makeTurnRunWorld();
    await expect(answered(ports, 'x', 1, { personId: uuid(77) })).resolves.toMatchObject({ state: 'failed', code: 'id.unknown' });
  });
});

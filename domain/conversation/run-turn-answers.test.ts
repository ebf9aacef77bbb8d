import { describe, expect, test } from 'vitest';

import { RunAborted } from '../tasks/run-aborted.ts';
import { SCRIPTED_COST, SECRET } from '../testing/agent-world.ts';
import { ANNA, BORIS, settled } from '../testing/domain-world.ts';
import { aConversation, aMessage, uuid } from '../testing/fixtures.ts';
import { callsTool, fails, hangs, makeScriptedProvider, says } from '../testing/scripted-provider.ts';
import { exits, makeScriptedSandbox } from '../testing/scripted-sandbox.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import { TALK, makeTurnRunWorld, claim, answered, outcomeOf } from '../testing/turn-run-world.ts';

describe('what a turn is answered from', () => {
  test('I9: private facts are in a private prompt and never in a group, nor are those of another person', async () => {
    const { ports, provider } = await makeTurnRunWorld([says('1'), says('2'), says('3')]);
    await ports.useCases.memories.remember({ personId: ANNA.id, role: 'member', scope: 'admin', tokenId: null }, 'Живу в Лиссабоне', null);
    await ports.useCases.memories.remember({ personId: BORIS.id, role: 'member', scope: 'admin', tokenId: null }, 'Likes Lisbon', null);
    await answered(ports, 'Где я живу?', 1);
    expect(JSON.stringify(provider.requests[0]?.messages.at(-1))).toContain('Живу в Лиссабоне');
    expect(JSON.stringify(provider.requests[0])).not.toContain('Likes Lisbon');
    await ports.conversations.ensure(aConversation({ id: uuid(11), audience: 'group' }));
    await answered(ports, 'Где я живу? Лиссабон?', 2, { conversationId: uuid(11) });
    expect(JSON.stringify(provider.requests[1])).not.toMatch(/Живу|Likes/);
    await answered(ports, '/agent Где я живу?', 3, { conversationId: uuid(11) });
    expect(JSON.stringify(provider.requests[2])).not.toMatch(/Живу в|Likes/);
  });

  test('I9: not even by a detour over /memory', async () => {
    const { ports, provider } = await makeTurnRunWorld([says('1')]);
    await ports.conversations.ensure(aConversation({ id: uuid(11), audience: 'group' }));
    await answered(ports, '/remember Живу в Лиссабоне', 1);
    await answered(ports, '/memory', 2, { conversationId: uuid(11) });
    await answered(ports, 'Что ты знаешь?', 3, { conversationId: uuid(11) });
    expect(JSON.stringify(provider.requests[0])).not.toContain('Лиссабон');
  });

  test('facts stand in the same order whatever is asked, behind what begins each prompt alike', async () => {
    const { ports, provider } = await makeTurnRunWorld([says('1'), says('2')]);
    for (const fact of ['Люблю чай', 'Живу в Лиссабоне', 'Кота зовут Лев']) {
      await ports.useCases.memories.remember({ personId: ANNA.id, role: 'member', scope: 'admin', tokenId: null }, fact, null);
      await ports.clock.advance(1_000);
    }
    await answered(ports, 'Кота покормить?', 1);
    await answered(ports, 'Чай в Лиссабоне?', 2);
    expect(provider.requests[1]?.system).toBe(provider.requests[0]?.system);
    expect(JSON.stringify(provider.requests[0]?.messages.at(-1))).toMatch(/чай.*Лиссабон.*Лев/);
  });

  test('facts that were told in one moment have an order too', async () => {
    const { ports, provider } = await makeTurnRunWorld([says('1'), says('2')]);
    for (const fact of ['а чай', 'б чай', 'в чай', 'г кот', 'д кот']) {
      await ports.useCases.memories.remember({ personId: ANNA.id, role: 'member', scope: 'admin', tokenId: null }, fact, null);
    }
    await answered(ports, 'чай', 1);
    await answered(ports, 'кот', 2);
    expect(provider.requests[1]?.system).toBe(provider.requests[0]?.system);
  });

  test('what was said before /new is left out, without a note of it', async () => {
    const { ports, provider } = await makeTurnRunWorld([says('1'), says('2'), says('3')]);
    await answered(ports, 'старое', 1);
    await answered(ports, 'ещё', 2);
    expect(provider.requests[1]?.messages).toHaveLength(3);
    await answered(ports, '/new', 3);
    await answered(ports, 'новое', 4);
    expect(provider.requests[2]?.messages).toEqual([{ role: 'user', text: 'новое' }]);
    expect(provider.requests[2]?.system).not.toContain('not shown');
  });

  test('the chosen model is asked first', async () => {
    const second = makeScriptedProvider('second', [says('second')]);
    const ports = await makeWholeWorld({ providers: [makeScriptedProvider('first', [says('first')]), second] });
    await ports.conversations.ensure(aConversation({ preferredModel: 'second/model' }));
    await expect(answered(ports, 'x')).resolves.toMatchObject({ model: 'second/model', reply: 'second' });
  });

  test('I10: secrets are neither in the reply nor in what is shown of it while it grows', async () => {
    const { ports, provider } = await makeTurnRunWorld([hangs(`Ключ: ${SECRET} `)]);
    await ports.inbox.store(aMessage(1));
    const stop = new AbortController();
    const running = ports.runTurn(await claim(ports), stop.signal);
    await settled(ports);
    expect(JSON.stringify(await ports.conversationLog.partial(TALK))).not.toContain(SECRET);
    expect((await ports.conversationLog.partial(TALK))?.text).toContain('Ключ');
    stop.abort(new RunAborted('lost'));
    await running;
    provider.add(says('Ключ: ', SECRET));
    const claimed = await claim(ports);
    await ports.runTurn(claimed, new AbortController().signal);
    const outcome = await outcomeOf(ports, claimed);
    expect(outcome).toMatchObject({ state: 'answered', reply: expect.stringMatching(/^Ключ: (?!hunter2)/) });
  });
});

describe('a turn for the agent', () => {
  test('works in the project of the conversation with its tools, and counts all its cost', async () => {
    const { ports, provider } = await makeTurnRunWorld([callsTool('write_file', { path: 'a.txt', text: 'Привет' }), says('Записал')]);
    await ports.conversations.change(TALK, { projectId: uuid(20) });
    await expect(answered(ports, '/agent Запиши')).resolves.toMatchObject({
      state: 'answered',
      reply: 'Записал',
      model: 'first/model',
      cost: 2 * SCRIPTED_COST,
    });
    expect(ports.files.contents.get('/workspace/demo/a.txt')).toBe('Привет');
    expect(provider.requests[0]?.system).toContain("You are Parley's agent");
  });

  test('goes on where a dead worker was, and says who answered also then', async () => {
    const { ports, provider } = await makeTurnRunWorld([callsTool('write_file', { path: 'a.txt', text: '1' }), hangs(), says('Готово')]);
    await ports.inbox.store(aMessage(1, { text: '/agent Запиши' }));
    const stop = new AbortController();
    const running = ports.runTurn(await claim(ports), stop.signal);
    await settled(ports);
    stop.abort(new RunAborted('lost'));
    await running;
    ports.files.contents.clear();
    const next = await claim(ports);
    await ports.runTurn(next, new AbortController().signal);
    await expect(outcomeOf(ports, next)).resolves.toMatchObject({ reply: 'Готово', model: 'first/model' });
    expect([...ports.files.contents.keys()]).toEqual([]);
    expect(provider.requests).toHaveLength(3);
  });

  test('says so when the agent ends without a word, when it fails, and when no model can be an agent', async () => {
    const { ports } = await makeTurnRunWorld([says(''), fails('rejected')]);
    await expect(answered(ports, '/agent a', 1)).resolves.toMatchObject({
      state: 'answered',
      reply: expect.stringContaining('ничего о ней не сказав'),
    });
    await expect(answered(ports, '/agent b', 2)).resolves.toMatchObject({ state: 'failed', code: 'model.rejected' });
    const none = await makeWholeWorld({ providers: [] });
    await none.conversations.ensure(aConversation());
    await expect(answered(none, '/agent a')).resolves.toMatchObject({
      state: 'failed',
      code: 'model.none',
      message: expect.stringContaining('модель с инструментами'),
    });
    await expect(answered(none, 'привет', 2)).resolves.toMatchObject({ state: 'failed', code: 'model.none' });
  });

  test('runs no command where there is no sandbox, and the agent is told', async () => {
    const script = [callsTool('run_command', { command: 'make' }), callsTool('list_files', { path: '' }), says('Не вышло')];
    const provider = makeScriptedProvider('first', script);
    const sandbox = makeScriptedSandbox(() => exits(0), 'none');
    const ports = await makeWholeWorld({ providers: [provider], sandbox });
    await ports.conversations.ensure(aConversation());
    await expect(answered(ports, '/agent собери')).resolves.toMatchObject({ state: 'answered', reply: 'Не вышло' });
    expect(sandbox.commands).toEqual([]);
    expect(provider.requests[1]?.messages.at(-1)).toMatchObject({ output: expect.stringMatching(/owner's yes.*\/task/), isError: true });
    expect(provider.requests[2]?.messages.at(-1)).toMatchObject({ isError: false });
  });

  test('shows its text while it grows', async () => {
    const { ports } = await makeTurnRunWorld([hangs('Смотрю')]);
    await ports.inbox.store(aMessage(1, { text: '/agent x' }));
    const stop = new AbortController();
    const running = ports.runTurn(await claim(ports), stop.signal);
    await settled(ports);
    await expect(ports.conversationLog.partial(TALK)).resolves.toEqual({ turnId: uuid(2001), text: 'Смотрю' });
    stop.abort(new RunAborted('shutdown'));
    await running;
  });
});

import * as z from 'zod';
import { describe, expect, test } from 'vitest';

import { PLAIN_SOURCE } from '../messaging/message-source.ts';
import type { NewMessage } from '../ports/inbox.ts';
import { lease, present } from '../testing/contracts/world.ts';
import { aPlugin } from '../testing/a-plugin.ts';
import { ADMIN, as, GUEST } from '../testing/domain-world.ts';
import { aConversation, aMessage } from '../testing/fixtures.ts';
import { makeScriptedInternet } from '../testing/scripted-internet.ts';
import { callsTool, makeScriptedProvider, says } from '../testing/scripted-provider.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import { makeRuns } from '../worker.ts';
import type { PluginDefinition } from './contract.ts';
import { defineTool } from './define-tool.ts';
import { makeManagePlugins } from './manage-plugins.ts';

const PAGE = 'https://example.org/page';
const NUMBERS = z.object({ numbers: z.array(z.number()) });

const add = defineTool({
  name: 'add_up',
  description: 'Adds numbers.',
  input: NUMBERS,
  isPrivileged: false,
  run: async ({ numbers }, context) => {
    const sum = numbers.reduce((one, other) => one + other, 0);
    await context.store.put('sum', sum);
    return String(sum);
  },
});
const write = defineTool({ name: 'write', description: 'Writes.', input: z.object({}), isPrivileged: true, run: async () => 'written' });
const look = defineTool({
  name: 'look',
  description: 'Looks.',
  input: z.object({}),
  isPrivileged: false,
  run: async (_, context) => context.fetchPage(PAGE),
});

async function world(change: Partial<PluginDefinition<unknown>> = {}) {
  const provider = makeScriptedProvider('first', []);
  const whole = await makeWholeWorld({ providers: [provider], internet: makeScriptedInternet({ [PAGE]: 'theirs' }) });
  const plugins = [aPlugin({ name: 'my-sums', tools: [add, write, look], match: () => 0, ...change }).open(undefined)];
  const { runTurn } = makeRuns(whole, whole.useCases, { ...whole.workerSettings, plugins });
  await whole.conversations.ensure(aConversation());
  let sent = 0;
  async function say(text: string, message: Partial<NewMessage> = {}, advance = 100) {
    sent += 1;
    await whole.inbox.store(aMessage(sent, { text, source: PLAIN_SOURCE, receivedAt: whole.clock.now(), ...message }));
    const claimed = present(await whole.inbox.claim(lease('w')));
    const running = runTurn(claimed, new AbortController().signal);
    for (let step = 0; step < advance / 10; step += 1) await whole.clock.advance(advance);
    await running;
    return present(present(await whole.turns.get(claimed.turn.id)).outcome);
  }
  const manage = makeManagePlugins({ ...whole, plugins });
  return { whole, provider, say, manage };
}

describe.each(['what is 2 and 3?', '/agent add 2 and 3'])('a model that is asked "%s"', (text) => {
  test('calls a tool of a plugin, which works for that person, and each call is a step', async () => {
    const { provider, say, whole } = await world();
    provider.add(callsTool('my_sums_add_up', { numbers: [2, 3] }), says('5!'));
    const outcome = await say(text);
    expect(outcome).toMatchObject({ state: 'answered', reply: '5!' });
    expect(provider.requests[0]?.tools).toContainEqual(expect.objectContaining({ name: 'my_sums_add_up', description: 'Adds numbers.' }));
    expect(provider.requests[1]?.messages.at(-1)).toMatchObject({ output: '5', isError: false });
    const [turn] = await whole.turns.recent(aConversation().id, { contextStart: 0, before: 9, limit: 9 });
    const steps = await whole.steps.load({ kind: 'turn', id: present(turn).id });
    expect(steps.map(({ intent }) => intent.kind)).toEqual(['model', 'tool', 'model']);
    await expect(whole.pluginValues.get({ plugin: 'my-sums', personId: present(turn).personId }, 'own:sum')).resolves.toBe(5);
  });

  test('is told what is wrong with its input, and what a tool may not do', async () => {
    const { provider, say } = await world();
    provider.add(callsTool('my_sums_add_up', { numbers: 'two' }), callsTool('my_sums_look', {}), says('no'));
    await say(text);
    expect(provider.requests[1]?.messages.at(-1)).toMatchObject({ isError: true, output: expect.stringContaining('is wrong') });
    expect(provider.requests[2]?.messages.at(-1)).toMatchObject({
      isError: true,
      output: 'The plugin my-sums does not name the permission "internet".',
    });
  });

  test('I8: does nothing privileged once it has read the words of others', async () => {
    const { provider, say } = await world({ permissions: ['internet'], tools: [{ ...look, isForeign: true }, { ...write }] });
    provider.add(callsTool('my_sums_look', {}), callsTool('my_sums_write', {}), says('done'));
    await say(text);
    expect(provider.requests[1]?.messages.at(-1)).toMatchObject({ output: 'theirs', isError: false });
    expect(provider.requests[2]?.messages.at(-1)).toMatchObject({ isError: true, output: expect.stringMatching(/needs a yes.*\/task/s) });
  });

  test('does what is privileged as long as it has only read its person', async () => {
    const { provider, say } = await world();
    provider.add(callsTool('my_sums_write', {}), says('done'));
    await say(text);
    expect(provider.requests[1]?.messages.at(-1)).toMatchObject({ output: 'written', isError: false });
  });
});

test('I8: the answer of a chat that read others’ words by a tool taints what comes after it', async () => {
  const { provider, say } = await world({ permissions: ['internet'] });
  provider.add(callsTool('my_sums_look', {}), says('read'));
  await expect(say('look')).resolves.toMatchObject({ isTainted: true });
});

test('I7: guests’ models have no tools, nor do those where the plugin is off', async () => {
  const { provider, say, manage } = await world();
  provider.add(says('hi'), says('hi'));
  await say('hello', { personId: GUEST.id });
  await manage.switch(as(ADMIN), aConversation(), 'my-sums', false);
  await say('hello');
  expect(provider.requests.map(({ tools }) => tools)).toEqual([[], []]);
});

test('I11: a tool that breaks or hangs is told to the model, and a chat with tools that fails is answered without them', async () => {
  const broken = defineTool({
    name: 'broken',
    description: 'x',
    input: z.object({}),
    isPrivileged: false,
    run: async () => Promise.reject(new Error('secret')),
  });
  const { provider, say, whole } = await world({ tools: [broken] });
  provider.add(...Array.from({ length: 5 }, () => callsTool('my_sums_broken', {})), says('without'));
  await expect(say('again and again')).resolves.toMatchObject({ state: 'answered', reply: 'without' });
  expect(provider.requests[1]?.messages.at(-1)).toMatchObject({ isError: true, output: 'It failed.' });
  expect(provider.requests.at(-1)?.tools).toEqual([]);
  expect(whole.logger.of('plugin.tool-failed').length).toBeGreaterThan(0);
});

test('I11: a chat whose model and tools are slow is answered without tools after three minutes', async () => {
  const tool = { description: 'x', input: z.object({}), isPrivileged: false };
  const slow = defineTool({ ...tool, name: 'slow', run: async (_, context) => context.sleep(29_000).then(() => 'yet') });
  const { provider, say, whole } = await world({ tools: [slow] });
  const { stream } = provider;
  provider.stream = async function* (request, signal) {
    if (request.tools.length > 0) await whole.clock.sleep(50_000, signal).catch(() => undefined);
    yield* stream(request, signal);
  };
  provider.add(callsTool('my_sums_slow', {}), callsTool('my_sums_slow', {}), callsTool('my_sums_slow', {}), says('without'));
  await expect(say('slowly', {}, 2_500)).resolves.toMatchObject({ state: 'answered', reply: 'without' });
  expect(whole.logger.of('chat.tools-failed')).toMatchObject([{ fields: { code: 'chat.tools-late' } }]);
});

import { describe, expect, test } from 'vitest';

import { PLAIN_SOURCE } from '../messaging/message-source.ts';
import { aPlugin } from '../testing/a-plugin.ts';
import { lease, present } from '../testing/contracts/world.ts';
import { ADMIN, ANNA, as, OWNER } from '../testing/domain-world.ts';
import { aConversation, aMessage, NOON, uuid } from '../testing/fixtures.ts';
import { makeScriptedProvider, says } from '../testing/scripted-provider.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import { makeRuns } from '../worker.ts';
import { holdPlugin } from './hold-plugin.ts';
import { keptForPlugins } from './kept-for-plugins.ts';
import { makeManagePlugins } from './manage-plugins.ts';
import { makePressPlugin } from './press-plugin.ts';
import { startPluginJobs } from './start-plugin-jobs.ts';

async function world() {
  const chat = makeScriptedProvider(
    'first',
    Array.from({ length: 3 }, () => says('chat')),
  );
  const whole = await makeWholeWorld({ providers: [chat] });
  const ring = async () => ({ tell: { text: 'ding' }, next: null });
  const plugins = [aPlugin({ permissions: ['jobs'], jobs: { ring }, press: async () => 'pressed' }).open(undefined)];
  const { runTurn } = makeRuns(whole, whole.useCases, { ...whole.workerSettings, plugins });
  await whole.conversations.ensure(aConversation());
  const ofAdmin = aConversation({
    id: uuid(31),
    personId: ADMIN.id,
    address: { channel: 'web', account: 'parley', chat: 'admin', thread: null },
  });
  await whole.conversations.ensure(ofAdmin);
  let sent = 0;
  async function say(text: string): Promise<string> {
    sent += 1;
    await whole.inbox.store(aMessage(sent, { text, source: PLAIN_SOURCE, receivedAt: whole.clock.now() }));
    const claimed = present(await whole.inbox.claim(lease('w')));
    const running = runTurn(claimed, new AbortController().signal);
    for (let step = 0; step < 10; step += 1) await whole.clock.advance(200);
    await running;
    const { outcome } = present(await whole.turns.get(claimed.turn.id));
    return outcome?.state === 'answered' ? outcome.reply : '';
  }
  const noticesOf = async (id: string): Promise<readonly string[]> =>
    (await whole.conversationLog.read(id, 0, 100)).flatMap(({ body }) => (body.kind === 'notice' ? [body.text] : []));
  const deps = { ...whole, plugins, redactor: whole.workerSettings.redactor };
  return { whole, say, noticesOf, deps, ofAdmin };
}

describe('a plugin that held up Parley', () => {
  test('is off everywhere, of which every admin is told once, until one of them switches it on', async () => {
    const { whole, say, noticesOf, deps, ofAdmin } = await world();
    await holdPlugin(whole, 'echo', NOON);
    await holdPlugin(whole, 'echo', NOON);
    await expect(say('echo')).resolves.toBe('chat');
    const told = await noticesOf(ofAdmin.id);
    expect(told).toEqual([expect.stringMatching(/echo.*`\/plugins on echo`/)]);
    await expect(noticesOf(aConversation().id)).resolves.toEqual([]);
    const manage = makeManagePlugins(deps);
    await expect(manage.offIn(as(OWNER), aConversation())).resolves.toEqual(['echo']);
    await manage.switch(as(ADMIN), aConversation(), 'echo', true);
    await expect(say('echo')).resolves.toBe('>echo');
  });

  test('runs no jobs meanwhile, which wait, and no buttons', async () => {
    const { whole, deps, noticesOf } = await world();
    const times = { at: NOON, dueAt: NOON, failures: 0, version: 1, createdAt: NOON };
    const job = { ...times, plugin: 'echo', personId: ANNA.id, conversationId: aConversation().id, id: 'abc234', job: 'ring', body: null };
    await whole.pluginJobs.add(job);
    const kept = keptForPlugins(whole);
    await kept.offer('turn:x', { plugin: 'echo', personId: ANNA.id, conversationId: aConversation().id }, [{ label: 'x', data: 1 }]);
    await holdPlugin(whole, 'echo', NOON);
    const press = async () =>
      makePressPlugin(deps)({ key: 'turn:x', at: 0, person: ANNA, principal: as(ANNA), signal: new AbortController().signal });
    await expect(press()).resolves.toBe('unknown');
    const end = startPluginJobs(deps);
    await whole.clock.advance(20_000);
    expect(await noticesOf(aConversation().id)).toEqual([]);
    await makeManagePlugins(deps).switch(as(ADMIN), aConversation(), 'echo', true);
    await whole.clock.advance(20_000);
    expect(await noticesOf(aConversation().id)).toEqual(['ding']);
    await expect(press()).resolves.toEqual({ said: 'pressed' });
    await end();
  });
});

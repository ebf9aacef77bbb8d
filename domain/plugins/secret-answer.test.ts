import { describe, expect, test } from 'vitest';

import { PLAIN_SOURCE } from '../messaging/message-source.ts';
import { lease, present } from '../testing/contracts/world.ts';
import { aPlugin } from '../testing/a-plugin.ts';
import { aConversation, aMessage } from '../testing/fixtures.ts';
import { makeScriptedProvider, says } from '../testing/scripted-provider.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import { makeRuns } from '../worker.ts';
import type { PluginDefinition } from './contract.ts';

const TALK = aConversation().id;

async function world(handle: PluginDefinition<unknown>['handle']) {
  const chat = makeScriptedProvider('first', [says('chat'), says('chat')]);
  const whole = await makeWholeWorld({ providers: [chat] });
  const plugins = [aPlugin({ handle }).open(undefined)];
  const { runTurn } = makeRuns(whole, whole.useCases, { ...whole.workerSettings, plugins });
  await whole.conversations.ensure(aConversation());
  let sent = 0;
  const say = async (text: string): Promise<string> => {
    sent += 1;
    await whole.inbox.store(aMessage(sent, { text, source: PLAIN_SOURCE, receivedAt: whole.clock.now() }));
    const claimed = present(await whole.inbox.claim(lease('w')));
    await runTurn(claimed, new AbortController().signal);
    const { outcome } = present(await whole.turns.get(claimed.turn.id));
    return outcome?.state === 'answered' ? outcome.reply : 'failed';
  };
  return { whole, say, chat };
}

const asksForPassword: PluginDefinition<unknown>['handle'] = async ({ text, answers }) =>
  answers === null ? { text: 'password?', ask: 1, isSecret: true } : { text: `${String(text.length)} letters` };

describe('I10: a secret that a plugin asked for', () => {
  test('is given to it, and kept neither in the conversation nor for learning', async () => {
    const { whole, say, chat } = await world(asksForPassword);
    expect(await say('echo')).toBe('password?');
    expect(await say('верная лошадь')).toBe('13 letters');
    expect((await whole.turns.recent(TALK, { contextStart: 0, before: 9, limit: 9 })).map(({ text }) => text)).toEqual(['echo', '•••']);
    const kept = JSON.stringify([
      await whole.conversationLog.read(TALK, 0, 99),
      await whole.pluginValues.list({ plugin: 'echo', personId: null }, '', 99),
    ]);
    expect(kept).not.toContain('лошадь');
    expect(chat.requests).toEqual([]);
  });

  test('goes to no model when the plugin fails with it', async () => {
    const { say, chat } = await world(async ({ answers }) => {
      if (answers !== null) throw new Error('oops');
      return { text: 'password?', ask: 1, isSecret: true };
    });
    await say('echo');
    expect(await say('верная лошадь')).toContain('не сохранено');
    expect(chat.requests).toEqual([]);
  });

  test('comes empty when a crash cut its turn off, and is asked for again', async () => {
    const { say } = await world(async ({ text, answers }) => {
      if (answers !== null && text !== '') throw new Error('never reached twice');
      return { text: answers === null ? 'password?' : 'again, please', ask: 1, isSecret: true };
    });
    await say('echo');
    expect(await say('•••')).toBe('again, please');
  });
});

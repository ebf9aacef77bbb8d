import { describe, expect, test } from 'vitest';

import { PLAIN_SOURCE } from '../../domain/messaging/message-source.ts';
import type { NewMessage } from '../../domain/ports/inbox.ts';
import { lease, present } from '../../domain/testing/contracts/world.ts';
import { ANNA } from '../../domain/testing/domain-world.ts';
import { aConversation, aMessage } from '../../domain/testing/fixtures.ts';
import { callsTool, makeScriptedProvider, says } from '../../domain/testing/scripted-provider.ts';
import { makeWholeWorld } from '../../domain/testing/whole-world.ts';
import { makeRuns } from '../../domain/worker.ts';
import { plugin } from './index.ts';

async function world() {
  const provider = makeScriptedProvider('first', []);
  const whole = await makeWholeWorld({ providers: [provider] });
  const { runTurn } = makeRuns(whole, whole.useCases, { ...whole.workerSettings, plugins: [plugin.open({})] });
  await whole.conversations.ensure(aConversation());
  async function say(text: string, change: Partial<NewMessage> = {}): Promise<void> {
    await whole.inbox.store(aMessage(1, { text, source: PLAIN_SOURCE, receivedAt: whole.clock.now(), ...change }));
    const running = runTurn(present(await whole.inbox.claim(lease('w'))), new AbortController().signal);
    for (let step = 0; step < 20; step += 1) await whole.clock.advance(200);
    await running;
  }
  const outputs = () => provider.requests.flatMap(({ messages }) => messages.flatMap((each) => (each.role === 'tool' ? [each] : [])));
  const jobs = async () => whole.pluginJobs.list({ plugin: 'reminders', personId: ANNA.id });
  return { provider, say, outputs, jobs };
}

const ADDED = { what: 'полить цветы', when: 'завтра в 9' };

describe('a model that works for somebody', () => {
  test('makes a reminder and lists what is to come', async () => {
    const { provider, say, outputs, jobs } = await world();
    provider.add(callsTool('reminders_add', ADDED), callsTool('reminders_list', {}), says('Готово.'));
    await say('/agent позаботься о цветах');
    expect(outputs().map(({ output }) => output)).toContainEqual(expect.stringMatching(/^⏰ Напомню: \*\*полить цветы\*\*\n.*09:00/u));
    expect(outputs().at(-1)?.output).toContain('**полить цветы**');
    expect(await jobs()).toMatchObject([{ body: { text: 'полить цветы' } }]);
  });

  test.each([
    ['someday', /says no time/],
    ['yesterday at 9', /is over already/],
  ])('is told that "%s" will not do', async (when, said) => {
    const { provider, say, outputs, jobs } = await world();
    provider.add(callsTool('reminders_add', { what: 'x', when }), says('ok'));
    await say('/agent do it');
    expect(outputs().at(-1)?.output).toMatch(said);
    expect(await jobs()).toEqual([]);
  });

  test('I8: makes none on the word of somebody else', async () => {
    const { provider, say, jobs } = await world();
    provider.add(callsTool('reminders_add', ADDED), says('ok'));
    await say('/agent do what stands here', { source: { ...PLAIN_SOURCE, isForwarded: true } });
    expect(await jobs()).toEqual([]);
  });
});

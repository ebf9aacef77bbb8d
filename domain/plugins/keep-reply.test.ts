import { describe, expect, test } from 'vitest';

import type { Person } from '../access/person.ts';
import type { NewMessage } from '../ports/inbox.ts';
import { lease, present } from '../testing/contracts/world.ts';
import { SECRET } from '../testing/agent-world.ts';
import { aPlugin } from '../testing/a-plugin.ts';
import { ANNA, as, BORIS } from '../testing/domain-world.ts';
import { aConversation, aMessage } from '../testing/fixtures.ts';
import { makeScriptedInternet } from '../testing/scripted-internet.ts';
import { makeScriptedProvider, says } from '../testing/scripted-provider.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import { makeUseCases } from '../use-cases.ts';
import { makeRuns } from '../worker.ts';
import type { PluginDefinition, PluginReply } from './contract.ts';

const PAGE = 'https://example.org/page';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A plugin that does the same on words, on `/shout` and on a press. */
async function world(does: (context: Parameters<PluginDefinition<unknown>['handle']>[1]) => Promise<PluginReply>) {
  const provider = makeScriptedProvider('first', []);
  const whole = await makeWholeWorld({ providers: [provider], internet: makeScriptedInternet({ [PAGE]: 'theirs' }) });
  const plugin = aPlugin({
    permissions: ['model', 'internet'],
    handle: async (_, context) => does(context),
    press: async (data, context) => `${JSON.stringify(data)} ${(await does(context)).text}`,
    commands: [{ name: 'shout', usage: '', summary: { en: 'x', ru: 'х' }, run: async (_, context) => does(context) }],
  });
  const plugins = [plugin.open(undefined)];
  const { workerSettings } = whole;
  const { calls, models, budgets, tasks, redactor } = workerSettings;
  const settings = { tasks, budgets, redactor, catalogue: models.catalogue, probes: [], plugins, modelCalls: { models, calls } };
  const useCases = makeUseCases(whole, settings);
  const { runTurn } = makeRuns(whole, useCases, { ...workerSettings, plugins });
  await whole.conversations.ensure(aConversation());
  let sent = 0;
  async function say(text: string, change: Partial<NewMessage> = {}) {
    sent += 1;
    await whole.inbox.store(aMessage(sent, { text, receivedAt: whole.clock.now(), ...change }));
    const { turn, ...claimed } = present(await whole.inbox.claim(lease('w')));
    const running = runTurn({ turn, ...claimed }, new AbortController().signal);
    for (let step = 0; step < 10; step += 1) await whole.clock.advance(100);
    await running;
    const { outcome } = present(await whole.turns.get(turn.id));
    if (outcome?.state !== 'answered') throw new Error(JSON.stringify(outcome));
    return { turnId: turn.id, ...outcome, files: await whole.attachments.sentBy({ kind: 'turn', id: turn.id }) };
  }
  const press = async (turnId: string, at: number, person: Person = ANNA) => {
    const told = { entryId: 'e', key: null, turnId, conversationId: aConversation().id };
    return useCases.pressChoice({ told, at, person, principal: as(person) });
  };
  return { whole, provider, say, press };
}

describe.each(['echo', '/shout'])('what a plugin answers to "%s"', (text) => {
  test('has files, which go out once behind the text under safe names', async () => {
    const files = [
      { name: '../план.csv', mime: 'text/csv', content: bytes('a;b') },
      { name: 'b.txt', mime: 'text/plain', content: bytes('b') },
    ];
    const { say, whole } = await world(async () => ({ text: 'here', files }));
    const answer = await say(text);
    expect([answer.reply, answer.files.map(({ name, mime }) => [name, mime])]).toEqual([
      'here',
      [
        ['план.csv', 'text/csv'],
        ['b.txt', 'text/plain'],
      ],
    ]);
    await expect(whole.attachments.content(present(answer.files[1]).id)).resolves.toEqual(bytes('b'));
  });

  test('I10, I11: says which files could not be sent', async () => {
    const files = [
      { name: 'empty', mime: 'text/plain', content: bytes('') },
      { name: 'secret', mime: 'text/plain', content: bytes(`the key is ${SECRET}`) },
      ...Array.from({ length: 9 }, (_, at) => ({ name: `${String(at)}.txt`, mime: 'text/plain', content: bytes(String(at)) })),
    ];
    const answer = await (await world(async () => ({ text: 'here', files }))).say(text, { personId: BORIS.id });
    expect(answer.reply).toBe(
      'here\n\n⚠️ A file was not sent: it is empty.\n\n⚠️ A file was not sent: it holds a secret.\n\n⚠️ A file was not sent: at most ten go out with one answer.',
    );
    expect(answer.files).toHaveLength(8);
  });

  test('I11: says that a file is too large', async () => {
    const files = [{ name: 'film.mp4', mime: 'video/mp4', content: new Uint8Array(20 * 2 ** 20 + 1) }];
    const answer = await (await world(async () => ({ text: 'here', files }))).say(text, { personId: BORIS.id });
    expect([answer.reply, answer.files]).toEqual(['here\n\n⚠️ A file was not sent: it is larger than 20 MiB.', []]);
  });

  test('has buttons, which only that person presses', async () => {
    const { say, press } = await world(async () => ({ text: 'pick', buttons: [{ label: 'one', data: { n: 1 } }] }));
    const { turnId, choices } = await say(text);
    expect(choices).toEqual(['one']);
    await expect(press(turnId, 0)).resolves.toEqual({ said: '{"n":1} pick' });
    await expect(press(turnId, 0, BORIS)).resolves.toBe('foreign');
    await expect(press(turnId, 1)).resolves.toBe('unknown');
  });

  test('I8: taints the turn when it fetched something or says that it is others’ words, and only then', async () => {
    const fetching = await world(async (context) => ({ text: await context.fetchPage(PAGE) }));
    await expect(fetching.say(text)).resolves.toMatchObject({ reply: 'theirs', isTainted: true });
    await expect((await world(async () => ({ text: 'quoted', isForeign: true }))).say(text)).resolves.toMatchObject({ isTainted: true });
    expect(await (await world(async () => ({ text: 'own' }))).say(text)).not.toHaveProperty('isTainted');
  });

  test('I6: asks models for the turn, which is told what that cost', async () => {
    const { say, provider } = await world(async (context) => ({
      text: String(await context.askModel({ system: 's', text: 'q', maxTokens: 9 })),
    }));
    provider.add(says('42'));
    const answer = await say(text);
    expect(answer.reply).toBe('42');
    expect(answer.cost).toBeGreaterThan(0);
  });
});

test('I6: a press asks models in a run of its own, on the account of whoever pressed', async () => {
  const { say, press, provider, whole } = await world(async (context) => ({
    text: String(await context.askModel({ system: 's', text: 'q', maxTokens: 9 })),
    buttons: [{ label: 'again', data: null }],
  }));
  provider.add(says('1'), says('2'));
  const { turnId, cost } = await say('echo');
  await expect(press(turnId, 0)).resolves.toEqual({ said: 'null 2' });
  await expect(whole.ledger.spentBy({ kind: 'turn', id: turnId })).resolves.toBe(cost);
  const day = { from: new Date(0), to: new Date(whole.clock.now().getTime() + 1), timeZone: 'UTC' };
  const [row] = await whole.ledger.report({ personId: ANNA.id, groupBy: [], ...day });
  expect(row).toMatchObject({ calls: 2, cost: 2 * cost });
});

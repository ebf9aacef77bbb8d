import * as z from 'zod';
import { describe, expect, test } from 'vitest';

import { aPlugin } from '../testing/a-plugin.ts';
import { present } from '../testing/contracts/world.ts';
import { ANNA, as, BORIS, settled } from '../testing/domain-world.ts';
import { aConversation, aTask } from '../testing/fixtures.ts';
import { makeScriptedInternet } from '../testing/scripted-internet.ts';
import { callsTool, makeScriptedProvider, says } from '../testing/scripted-provider.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import { makeRuns } from '../worker.ts';
import { defineTool } from './define-tool.ts';

const ID = 'abc234';
const PAGE = 'https://example.org/page';
const WORK = { kind: 'prompt', prompt: 'Почини', model: null, template: null, continues: null } as const;
const NOTHING = z.object({});

/** A task of Anna's whose agent has the tools of a plugin: one reads a page, one writes into the world. */
async function world() {
  const written: string[] = [];
  const about = { description: 'x', input: NOTHING };
  const look = defineTool({ ...about, name: 'look', isPrivileged: false, run: async (_, context) => context.fetchPage(PAGE) });
  const write = defineTool({
    ...about,
    name: 'write',
    isPrivileged: true,
    run: async (_, { person }) => {
      written.push(person.name);
      return 'written';
    },
  });
  const provider = makeScriptedProvider('first', []);
  const whole = await makeWholeWorld({ providers: [provider], internet: makeScriptedInternet({ [PAGE]: 'theirs' }) });
  const plugins = [aPlugin({ name: 'my-notes', permissions: ['internet'], tools: [look, write] }).open(undefined)];
  const { runTask } = makeRuns(whole, whole.useCases, { ...whole.workerSettings, plugins });
  await whole.conversations.ensure(aConversation());
  await whole.tasks.add(aTask({ conversationId: aConversation().id, work: WORK }));
  /** Runs it until it ends or lets go of its worker. */
  async function run() {
    const claimed = present(await whole.taskQueue.claim({ workerId: 'w', milliseconds: 0 }, whole.clock.now()));
    const done = runTask(claimed, new AbortController().signal);
    await whole.clock.advance(2_000);
    await settled(whole);
    await done;
    return present(await whole.tasks.get(ID));
  }
  return { whole, provider, run, written };
}

describe('a task with the tools of plugins', () => {
  test('I8: that has read others’ words waits for its person’s yes to what is privileged, and does it once', async () => {
    const { whole, provider, run, written } = await world();
    provider.add(callsTool('my_notes_look', {}), callsTool('my_notes_write', {}), says('done'));
    await expect(run()).resolves.toMatchObject({ state: 'waiting', reason: { code: 'task.waiting.approval' } });
    expect(written).toEqual([]);
    const approval = present((await whole.useCases.approvals.pending(as(ANNA)))[0]);
    expect(approval).toMatchObject({ taskId: ID, approver: 'requester', action: expect.stringContaining('my_notes_write') });
    await expect(whole.useCases.approvals.decide(as(BORIS), approval.id, 'approved')).rejects.toThrow();
    await whole.useCases.approvals.decide(as(ANNA), approval.id, 'approved');
    await expect(run()).resolves.toMatchObject({ state: 'succeeded' });
    expect(written).toEqual([ANNA.name]);
  });

  test('I8: is told a no as the result of the call, and goes on', async () => {
    const { whole, provider, run, written } = await world();
    provider.add(callsTool('my_notes_look', {}), callsTool('my_notes_write', {}), says('done without'));
    await run();
    const approval = present((await whole.useCases.approvals.pending(as(ANNA)))[0]);
    await whole.useCases.approvals.decide(as(ANNA), approval.id, 'denied');
    await expect(run()).resolves.toMatchObject({ state: 'succeeded' });
    expect(written).toEqual([]);
    expect(provider.requests.at(-1)?.messages.at(-1)).toMatchObject({ role: 'tool', isError: true });
  });

  test('that has read only its person does what is privileged at once', async () => {
    const { provider, run, written } = await world();
    provider.add(callsTool('my_notes_write', {}), says('done'));
    await expect(run()).resolves.toMatchObject({ state: 'succeeded' });
    expect(written).toEqual([ANNA.name]);
  });
});

import { expect, test } from 'vitest';

import { RunAborted } from '../tasks/run-aborted.ts';
import { FIRST_MODEL, makeAgentWorld } from '../testing/agent-world.ts';
import type { AgentWorld } from '../testing/agent-world.ts';
import { lease, present } from '../testing/contracts/world.ts';
import { ANNA, furnish, settled } from '../testing/domain-world.ts';
import { aConversation, aMessage, uuid } from '../testing/fixtures.ts';
import { makeScriptedProvider, says } from '../testing/scripted-provider.ts';
import { makeRunAgent } from './run-agent.ts';
import type { AgentRun } from './run-agent.ts';

const RUN = { kind: 'turn', id: uuid(2001) } as const;
const LIMITS = { wallMs: 60_000, memoryBytes: 1e9, processes: 10, outputBytes: 1e6 };
const SILENT = {
  onText: () => {},
  onModelCall: () => {},
  onModelActivity: () => {},
  onToolCall: () => {},
  onCommandOutput: () => {},
  onToolResult: () => {},
};

async function world() {
  const provider = makeScriptedProvider('first', [says('Готово')]);
  const ports = await furnish(makeAgentWorld({ providers: [provider] }));
  await ports.conversations.ensure(aConversation());
  await ports.inbox.store(aMessage(1));
  const { fence } = present(await ports.inbox.claim(lease('w')));
  return { ports, provider, fence };
}

function aRun({ files, sandbox, sendFile }: AgentWorld, fence: number, change: Partial<AgentRun> = {}): AgentRun {
  return {
    ref: RUN,
    fence,
    person: ANNA,
    conversationId: uuid(10),
    taskId: null,
    chain: [FIRST_MODEL],
    maxOutputTokens: 1_000,
    maxSteps: 20,
    system: 'You are the agent.',
    opening: [{ role: 'user', text: 'Сделай' }],
    tools: [],
    context: { folder: '/workspace/demo', files, sandbox, limits: LIMITS, sendFile },
    events: SILENT,
    closingNote: async () => null,
    budgets: () => [],
    mayRun: async () => ({ kind: 'permitted' }),
    signal: new AbortController().signal,
    ...change,
  };
}

test('what is known to be fresh is not looked for in the journal, and is written into it all the same', async () => {
  const { ports, fence } = await world();
  let loads = 0;
  const load: typeof ports.steps.load = (ref) => {
    loads += 1;
    return ports.steps.load(ref);
  };
  const runAgent = makeRunAgent({ ...ports, steps: { ...ports.steps, load } });
  await expect(runAgent(aRun(ports, fence, { isFresh: true }))).resolves.toMatchObject({ kind: 'done', reply: { text: 'Готово' } });
  expect([loads, (await ports.steps.load(RUN)).length]).toEqual([0, 1]);
  await expect(runAgent(aRun(ports, fence))).resolves.toMatchObject({ kind: 'done', reply: { text: 'Готово' } });
  expect(loads).toBe(1);
});

test('I4: while its step is not written down no model is asked, although the money is reserved meanwhile', async () => {
  const { ports, provider, fence } = await world();
  const held = Promise.withResolvers<void>();
  const begin: typeof ports.steps.begin = async (...args) => {
    await held.promise;
    return ports.steps.begin(...args);
  };
  const running = makeRunAgent({ ...ports, steps: { ...ports.steps, begin } })(aRun(ports, fence));
  await settled(ports);
  expect([ports.crashPoints.reached.at(-1), provider.requests.length]).toEqual(['after.model.reserve', 0]);
  held.resolve();
  await expect(running).resolves.toMatchObject({ kind: 'done' });
  expect(provider.requests).toHaveLength(1);
});

test('I4, I6: who has lost the claim asks no model, and leaves nothing reserved and nothing spent', async () => {
  const { ports, provider, fence } = await world();
  await expect(ports.runAgent(aRun(ports, fence - 1))).rejects.toThrow(RunAborted);
  expect(provider.requests).toEqual([]);
  await expect(ports.ledger.spentBy(RUN)).resolves.toBe(0);
  await expect(
    ports.ledger.report({ personId: null, from: new Date(0), to: new Date('2030-01-01'), groupBy: [], timeZone: 'UTC' }),
  ).resolves.toMatchObject([{ cost: 0 }]);
});

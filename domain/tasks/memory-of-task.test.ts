import { expect, test } from 'vitest';

import { MEMORY_TOOL_NAME } from '../agent/tools/memory-tool.ts';
import { present } from '../testing/contracts/world.ts';
import { ANNA, BORIS } from '../testing/domain-world.ts';
import { aFact, ofPerson } from '../testing/a-fact.ts';
import { aConversation, aTask, NOON, uuid } from '../testing/fixtures.ts';
import { callsTool, makeScriptedProvider, says } from '../testing/scripted-provider.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import type { Task } from './task.ts';

const GROUP = uuid(12);
const work = (prompt: string, continues: string | null = null): Task['work'] => ({
  kind: 'prompt',
  prompt,
  model: null,
  template: null,
  continues,
});

async function world(script: Parameters<typeof makeScriptedProvider>[1]) {
  const provider = makeScriptedProvider('first', script);
  const ports = await makeWholeWorld({ providers: [provider] });
  await ports.conversations.ensure(aConversation());
  await ports.conversations.ensure(
    aConversation({ id: GROUP, audience: 'group', address: { channel: 'telegram', account: 'bot1', chat: '-100', thread: null } }),
  );
  for (const [index, [person, text]] of (
    [
      [ANNA, 'Живу в Лиссабоне'],
      [ANNA, 'Люблю\nчай'],
      [BORIS, 'I live in Oslo'],
    ] as const
  ).entries()) {
    const createdAt = new Date(NOON.getTime() + index);
    await ports.memory.keep(aFact({ id: uuid(300 + index), scope: ofPerson(person.id), text, createdAt }));
  }
  const run = async (task: Partial<Task>): Promise<void> => {
    await ports.tasks.add(aTask({ conversationId: uuid(10), ...task }));
    const claimed = present(await ports.taskQueue.claim({ workerId: 'w', milliseconds: 600_000 }, ports.clock.now()));
    await ports.runTask(claimed, new AbortController().signal);
  };
  const offered = (): readonly boolean[] => provider.requests.map(({ tools }) => tools.some(({ name }) => name === MEMORY_TOOL_NAME));
  return { provider, run, offered };
}

test('I9: the agent reads the memory of the person in charge, and nobody else’s', async () => {
  const { provider, run, offered } = await world([
    callsTool(MEMORY_TOOL_NAME, {}),
    callsTool(MEMORY_TOOL_NAME, { query: 'чай' }),
    callsTool(MEMORY_TOOL_NAME, { query: 'Oslo' }),
    says('Готово'),
  ]);
  await run({ work: work('Где я живу?') });
  expect(offered()).toEqual([true, true, true, true]);
  const outputs = provider.requests.at(-1)?.messages.flatMap((message) => (message.role === 'tool' ? [message.output] : []));
  expect(outputs).toEqual(['- Люблю чай\n- Живу в Лиссабоне', '- Люблю чай', 'Nothing about that is remembered.']);
});

test('I9: a task that began in a group is not offered it, one that began nowhere is', async () => {
  const { run, offered } = await world([says('a'), says('b')]);
  await run({ work: work('x'), conversationId: GROUP });
  await run({ id: 'next23', work: work('x'), conversationId: null });
  expect(offered()).toEqual([false, true]);
});

test('I9: who goes on with another’s task, or in a group with their own, gets nothing of what it has read there', async () => {
  const { provider, run } = await world([callsTool(MEMORY_TOOL_NAME, {}), says('Готово'), says('b'), says('c'), says('d')]);
  await run({ work: work('Где я живу?') });
  await run({ id: 'boris2', personId: BORIS.id, conversationId: null, work: work('Go on', aTask().id) });
  await run({ id: 'group2', conversationId: GROUP, work: work('Дальше', aTask().id) });
  await run({ id: 'annas2', work: work('Дальше', aTask().id) });
  const seen = provider.requests.slice(2).map(({ messages }) => JSON.stringify(messages).includes('Лиссабоне'));
  expect(seen).toEqual([false, false, true]);
  expect(JSON.stringify(provider.requests[2]?.messages)).toContain('Готово');
});

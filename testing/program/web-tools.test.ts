import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import * as z from 'zod';

import { delta, DONE, finish, says, toolPiece, usageChunk } from '../models/openai-streams.ts';
import { startScriptedModelServer } from '../models/scripted-model-server.ts';
import { createTestDatabase } from '../postgres/test-database.ts';
import { startSearchStandIn } from '../search-stand-in.ts';
import { ask } from './api-client.ts';
import type { Reachable } from './api-client.ts';
import { CREATE_TASK, TASK } from './documents.ts';
import type { CreatedTask, TaskState } from './documents.ts';
import { startProgram } from './start-program.ts';

const APPROVALS = 'query { approvals { id action } }';
const APPROVE = 'mutation ($id: ID!) { approve(input: { id: $id, decision: APPROVED }) { __typename } }';
const HEALTH = 'query { health { parts { name isReady detail } } }';

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

const chatBody = z.object({ messages: z.array(z.object({ role: z.string(), content: z.unknown().optional() })) });

/** A model that searches, then fetches `address`, then says that it is done; it goes by what it is shown. Returns what its tools told it. */
async function startSearchingModel(address: string) {
  const calls = [
    { name: 'web_search', arguments: JSON.stringify({ query: 'хлеб' }) },
    { name: 'web_fetch', arguments: JSON.stringify({ url: address }) },
  ];
  let told: readonly string[] = [];
  const server = await startScriptedModelServer([], {
    '/v1/chat/completions': (body) => {
      const results = chatBody.parse(body).messages.filter(({ role }) => role === 'tool');
      told = results.map(({ content }) => JSON.stringify(content));
      const call = calls[results.length];
      const chunks =
        call === undefined
          ? says('Готово')
          : [toolPiece({ index: 0, id: `call-${results.length}`, ...call }), delta({}), finish('tool_calls'), usageChunk(), DONE];
      return { kind: 'stream', chunks, after: 'end' };
    },
  });
  closing.push(() => server.stop());
  return { env: { OPENAI_API_KEY: 'test-key-of-the-scripted-model', OPENAI_BASE_URL: `${server.url}/v1` }, told: () => told };
}

async function stateOf(program: Reachable, id: string): Promise<string> {
  return (await ask<TaskState>(program, TASK, { id })).task.state;
}

test('I8: an agent that searched waits for a yes before it fetches, also after a kill, and then reaches no private address', async () => {
  const database = await createTestDatabase();
  closing.push(() => database.close());
  const endpoint = await startSearchStandIn({ results: [{ url: 'https://example.org/', title: 'Fetch this', content: 'now' }] });
  closing.push(() => endpoint.close());
  const model = await startSearchingModel(endpoint.url);
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-web-'));
  closing.push(() => rmSync(dataDir, { recursive: true, force: true }));
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(
    join(dataDir, 'parley.yaml'),
    JSON.stringify({ search: { url: endpoint.url }, web: { ports: [endpoint.port] }, chains: { agent: ['openai/gpt-6.1-terra'] } }),
  );
  const options = { dataDir, env: { ...model.env, PARLEY_DATABASE_URL: database.url } };

  const first = await startProgram(options);
  closing.push(() => void first.end('SIGKILL'));
  const { health } = await ask<{ health: { parts: readonly { name: string }[] } }>(first, HEALTH);
  expect(health.parts.find(({ name }) => name === 'search')).toEqual({ name: 'search', isReady: true, detail: null });
  const { createTask } = await ask<CreatedTask>(first, CREATE_TASK, { input: { prompt: 'Найди хлеб' } });
  const { id } = createTask.task;
  await expect.poll(() => stateOf(first, id), { timeout: 20_000 }).toBe('WAITING');
  expect(endpoint.queries).toEqual(['хлеб']);
  await first.end('SIGKILL');

  const second = await startProgram(options);
  closing.push(async () => void (await second.end('SIGTERM')));
  expect(await stateOf(second, id)).toBe('WAITING');
  const { approvals } = await ask<{ approvals: readonly { id: string; action: string }[] }>(second, APPROVALS);
  expect(approvals).toEqual([
    { id: expect.any(String), action: expect.stringMatching(/^web_fetch .*asked because it has read: pages of the web/) },
  ]);
  const asked = endpoint.asked.length;
  await ask(second, APPROVE, { id: approvals[0]?.id });
  await expect.poll(() => stateOf(second, id), { timeout: 20_000 }).toBe('SUCCEEDED');
  expect(model.told()).toEqual([expect.stringContaining('<web-results from='), expect.stringContaining('not on the public internet')]);
  expect([endpoint.queries, endpoint.asked.length]).toEqual([['хлеб'], asked]);
}, 90_000);

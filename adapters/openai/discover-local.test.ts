import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';

import { makeManualClock } from '../../domain/testing/manual-clock.ts';
import { startScriptedModelServer } from '../../testing/models/scripted-model-server.ts';
import type { AnswersByPath, ModelAnswer, ScriptedModelServer } from '../../testing/models/scripted-model-server.ts';
import { discoverLocal } from './discover-local.ts';

const started: ScriptedModelServer[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((each) => each.stop()));
});

async function server(script: readonly ModelAnswer[], byPath: AnswersByPath = {}): Promise<ScriptedModelServer> {
  const scripted = await startScriptedModelServer(script, byPath);
  started.push(scripted);
  return scripted;
}
const json = (body: unknown): ModelAnswer => ({ kind: 'json', status: 200, body });

async function closedPort(): Promise<string> {
  const scripted = await startScriptedModelServer();
  await scripted.stop();
  return scripted.url;
}

test('finds what Ollama can chat with, and how long its context really is', async () => {
  const shown: Readonly<Record<string, unknown>> = {
    'llama3.2:latest': { capabilities: ['completion', 'tools'], model_info: { 'llama.context_length': 131072 } },
    'qwen3:8b': { capabilities: ['completion', 'tools', 'thinking'], model_info: { 'qwen3.context_length': 40960 } },
    'nomic-embed-text': { capabilities: ['embedding'] },
  };
  const ollama = await server([], {
    '/api/tags': json({ models: Object.keys(shown).map((name) => ({ name })) }),
    '/api/ps': json({ models: [{ name: 'qwen3:8b', context_length: 32768 }] }),
    '/api/show': (body) => json(shown[z.object({ model: z.string() }).parse(body).model]),
  });
  const found = await discoverLocal({ clock: makeManualClock(), ollamaUrl: `${ollama.url}/v1/`, lmStudioUrl: await closedPort() });
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ name: 'ollama', baseUrl: `${ollama.url}/v1` });
  expect(found[0]?.models.map(({ id, isFree, discovered }) => ({ id, isFree, discovered }))).toEqual([
    { id: 'ollama/llama3.2:latest', isFree: true, discovered: true },
    { id: 'ollama/qwen3:8b', isFree: true, discovered: true },
  ]);
  // Loaded with 32768; one that is not loaded will get Ollama's default, not what it was trained for.
  expect(found[0]?.models.map(({ contextTokens }) => contextTokens)).toEqual([4096, 32768]);
});

test('finds what LM Studio has, loaded models first', async () => {
  const models = [
    { id: 'idle', type: 'llm', state: 'not-loaded', max_context_length: 32768 },
    { id: 'eyes', type: 'vlm', state: 'loaded', loaded_context_length: 16384, capabilities: ['tool_use'] },
    { id: 'vectors', type: 'embeddings', state: 'loaded' },
  ];
  const studio = await server([], { '/api/v0/models': json({ data: models }) });
  const found = await discoverLocal({ clock: makeManualClock(), ollamaUrl: await closedPort(), lmStudioUrl: studio.url });
  expect(found[0]?.models).toMatchObject([
    { id: 'lmstudio/eyes', contextTokens: 16384, capabilities: { tools: true, vision: true } },
    { id: 'lmstudio/idle', contextTokens: 4096 },
  ]);
});

test('an older LM Studio is read by OpenAI’s list', async () => {
  const studio = await server([], { '/v1/models': json({ data: [{ id: 'plain' }] }) });
  const found = await discoverLocal({ clock: makeManualClock(), ollamaUrl: await closedPort(), lmStudioUrl: studio.url });
  expect(found[0]?.models.map(({ id }) => id)).toEqual(['lmstudio/plain']);
});

test('nothing there, or something else there, finds nothing', async () => {
  const other = await server([], { '/api/tags': json('hello'), '/v1/models': json([]) });
  const urls = { ollamaUrl: other.url, lmStudioUrl: other.url };
  expect(await discoverLocal({ clock: makeManualClock(), ...urls })).toEqual([]);
});

test('a server that hangs is given up at the deadline', async () => {
  const hanging = await server([{ kind: 'silence' }]);
  const clock = makeManualClock();
  const found = discoverLocal({ clock, ollamaUrl: hanging.url, lmStudioUrl: await closedPort(), deadlineMs: 500 });
  await hanging.received(1);
  await clock.advance(500);
  expect(await found).toEqual([]);
});

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

const off = async () => ({ clock: makeManualClock(), ollamaUrl: await closedPort(), lmStudioUrl: await closedPort() });

test('finds what a llama.cpp at a set address has loaded, with its key, and what it can see', async () => {
  const llama = await server([], {
    '/v1/models': json({ data: [{ id: 'qwen3-8b.gguf', meta: { n_ctx_train: 131072 } }] }),
    '/props': json({ default_generation_settings: { n_ctx: 16384 }, modalities: { vision: true, audio: false } }),
  });
  const compatible = [{ name: 'workshop', baseUrl: `${llama.url}/v1`, apiKey: 'local-key' }];
  const found = await discoverLocal({ ...(await off()), compatible });
  expect(found).toMatchObject([{ name: 'workshop', baseUrl: `${llama.url}/v1` }]);
  expect(found[0]?.models).toMatchObject([
    {
      id: 'workshop/qwen3-8b.gguf',
      contextTokens: 16_384,
      capabilities: { tools: true, vision: true },
      isFree: true,
      discovered: true,
    },
  ]);
  expect(llama.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer local-key', 'Bearer local-key']);
});

test('finds what a vLLM can chat with, and how long its context is', async () => {
  const data = [{ id: 'meta/llama', max_model_len: 32_768 }, { id: 'BAAI/bge-m3' }, { id: 'nomic-embed-text' }, { id: 'unknown' }];
  const vllm = await server([], { '/v1/models': json({ data }) });
  const found = await discoverLocal({ ...(await off()), compatible: [{ name: 'gpu', baseUrl: `${vllm.url}/v1`, apiKey: null }] });
  expect(found[0]?.models.map(({ id, contextTokens }) => [id, contextTokens])).toEqual([
    ['gpu/meta/llama', 32_768],
    ['gpu/unknown', 4_096],
  ]);
});

test('a server that is too busy to answer keeps its models for a while; one that is gone loses them', async () => {
  const settings = await off();
  const busy = await server([], { '/models': { kind: 'silence' } });
  let found: Awaited<ReturnType<typeof discoverLocal>> = [{ name: 'gpu', baseUrl: 'x', models: [] }];
  const look = async (baseUrl: string) => {
    const asked = busy.requests.length;
    const looking = discoverLocal({ ...settings, before: found, compatible: [{ name: 'gpu', baseUrl, apiKey: null }], deadlineMs: 500 });
    if (baseUrl === busy.url) await busy.received(asked + 1);
    await settings.clock.advance(500);
    found = await looking;
    return found.map(({ name }) => name);
  };
  for (let times = 0; times < 10; times += 1) expect(await look(busy.url)).toEqual(['gpu']);
  expect(await look(busy.url)).toEqual([]);
  found = [{ name: 'gpu', baseUrl: 'x', models: [] }];
  expect(
    await discoverLocal({ ...settings, before: found, compatible: [{ name: 'gpu', baseUrl: await closedPort(), apiKey: null }] }),
  ).toEqual([]);
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, expect, test } from 'vitest';

import { readConfig } from '../config.ts';
import { makeManualClock } from '../domain/testing/manual-clock.ts';
import { makeRecordingLogger } from '../domain/testing/recording-logger.ts';
import { startScriptedModelServer } from '../testing/models/scripted-model-server.ts';
import type { ModelAnswer, ScriptedModelServer } from '../testing/models/scripted-model-server.ts';
import { openModels } from './open-models.ts';

const closing: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const json = (body: unknown): ModelAnswer => ({ kind: 'json', status: 200, body });
const GONE: ModelAnswer = { kind: 'json', status: 503, body: {} };

/** A server whose models come and go. */
async function changing(path: string, listed: (models: readonly string[]) => unknown) {
  const state: { models: readonly string[] | null } = { models: null };
  const server: ScriptedModelServer = await startScriptedModelServer([], {
    [path]: () => (state.models === null ? GONE : json(listed(state.models))),
  });
  closing.push(() => server.stop());
  return { url: server.url, state };
}

test('local servers are found as they come and go, and what the file says of a model holds', async () => {
  const ollama = await changing('/api/tags', (models) => ({ models: models.map((name) => ({ name })) }));
  const workshop = await changing('/v1/models', (models) => ({ data: models.map((id) => ({ id, max_model_len: 8_192 })) }));
  const cwd = mkdtempSync(join(tmpdir(), 'parley-models-'));
  const yaml = {
    providers: [{ name: 'workshop', baseUrl: `${workshop.url}/v1`, local: true }],
    models: [{ id: 'ollama/qwen3', contextTokens: 32_768, maxOutputTokens: 4_096, vision: true }],
  };
  writeFileSync(join(cwd, 'parley.yaml'), JSON.stringify(yaml));
  const config = readConfig({ env: { OLLAMA_BASE_URL: ollama.url, LMSTUDIO_BASE_URL: 'http://127.0.0.1:9' }, cwd });
  const clock = makeManualClock();
  ollama.state.models = ['qwen3', 'llama3.2'];
  const models = await openModels({ config, clock, logger: makeRecordingLogger() });
  closing.push(models.close);
  const found = () => models.catalogue().filter(({ provider }) => provider !== 'offline');
  expect(found().map(({ id, isFree }) => [id, isFree])).toEqual([
    ['ollama/qwen3', true],
    ['ollama/llama3.2', true],
  ]);
  expect(found()[0]).toMatchObject({ contextTokens: 32_768, capabilities: { vision: true } });

  ollama.state.models = null;
  workshop.state.models = ['coder'];
  await clock.advance(1_000);
  await expect.poll(() => found().map(({ id }) => id)).toEqual(['ollama/qwen3', 'workshop/coder']);
  expect(found()[1]).toMatchObject({ contextTokens: 8_192, isFree: true, discovered: true });

  ollama.state.models = ['llama3.2'];
  workshop.state.models = null;
  await expect.poll(() => clock.sleepers).toBe(1);
  await clock.advance(3_000);
  await expect.poll(() => found().map(({ id }) => id)).toEqual(['ollama/qwen3', 'ollama/llama3.2']);
});

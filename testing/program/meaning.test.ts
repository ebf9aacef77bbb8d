import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { startEmbeddingServer } from '../models/embedding-server.ts';
import { says } from '../models/openai-streams.ts';
import { startScriptedModelServer } from '../models/scripted-model-server.ts';
import { ask, follow } from './api-client.ts';
import { EVENTS } from './documents.ts';
import type { EventSeen, Sent } from './documents.ts';
import { startProgram } from './start-program.ts';
import type { Program } from './start-program.ts';

const CREATE = 'mutation { createConversation(input: {}) { ... on CreateConversationPayload { conversation { id } } } }';
const SEND_TO = `mutation ($text: String!, $id: ID!) {
  sendMessage(input: { text: $text, conversationId: $id }) { ... on SendMessagePayload { conversation { id } turn { id } } }
}`;
const HEALTH = '{ health { parts { name isReady } } }';
const PATIENCE = { timeout: 30_000, interval: 100 };

/** Says something in a conversation of its own and waits for the answer. */
async function talk(program: Program, text: string): Promise<void> {
  const { createConversation } = await ask<{ createConversation: { conversation: { id: string } } }>(program, CREATE);
  const { id } = createConversation.conversation;
  await ask<Sent>(program, SEND_TO, { text, id });
  await follow<EventSeen>(program, EVENTS, { id }, ({ conversationEvents }) => conversationEvents.__typename === 'ReplyFinal');
}

test('what was said is recalled by its meaning, and by its words while the model for vectors is away', async () => {
  const ollama = await startScriptedModelServer([], {
    '/api/tags': { kind: 'json', status: 200, body: { models: [{ name: 'tiny:latest' }] } },
    '/api/show': { kind: 'json', status: 200, body: { capabilities: ['completion', 'tools'] } },
    '/v1/chat/completions': { kind: 'stream', chunks: says('Understood, ', 'thank you.'), after: 'end' },
  });
  const box = await startEmbeddingServer();
  // Whatever is about animals lies in one place.
  box.otherwise({ kind: 'embeds', by: (text) => (/Мурзик|beast/.test(text) ? [1, 0] : [0, 1]) });
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-meaning-'));
  const config = join(dataDir, 'parley.yaml');
  const settings = {
    providers: [{ name: 'box', baseUrl: `${box.url}/v1`, local: true }],
    memory: { embeddings: { model: 'box/meanings', batch: 8 } },
  };
  writeFileSync(config, JSON.stringify(settings));
  const program = await startProgram({ dataDir, env: { OLLAMA_BASE_URL: ollama.url, PARLEY_CONFIG: config } });
  const prompt = (): string => JSON.stringify(ollama.requests.findLast(({ path }) => path === '/v1/chat/completions')?.body);
  try {
    await talk(program, '/chat Мурзик опять разбил вазу');
    const embedded = (): boolean => box.requests.some(({ input }) => input.some((text) => text.includes('Мурзик')));
    await expect.poll(embedded, PATIENCE).toBe(true);
    await expect
      .poll(async () => {
        await talk(program, '/chat What did the beast do?');
        return prompt();
      }, PATIENCE)
      .toContain('Мурзик опять разбил вазу');
    expect((await ask<{ health: { parts: unknown } }>(program, HEALTH)).health.parts).toContainEqual({ name: 'embeddings', isReady: true });
    await box.stop();
    await talk(program, '/chat Кто разбил вазу?');
    expect(prompt()).toContain('Мурзик опять разбил вазу');
  } finally {
    await program.end('SIGTERM');
    await Promise.all([ollama.stop(), box.stop()]);
    rmSync(dataDir, { recursive: true, force: true });
  }
}, 120_000);

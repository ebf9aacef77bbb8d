import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

import { says } from '../models/openai-streams.ts';
import { startScriptedModelServer } from '../models/scripted-model-server.ts';
import { ask, follow } from './api-client.ts';
import { EVENTS, SEND } from './documents.ts';
import type { EventSeen, Sent } from './documents.ts';
import { startProgram } from './start-program.ts';

test('a model server on this machine is found and used without any key, and its answer streams and ends with who answered', async () => {
  const ollama = await startScriptedModelServer([], {
    '/api/tags': { kind: 'json', status: 200, body: { models: [{ name: 'tiny:latest' }] } },
    '/api/show': { kind: 'json', status: 200, body: { capabilities: ['completion', 'tools'] } },
    '/v1/chat/completions': { kind: 'stream', chunks: says('Здрав', 'ствуйте!'), after: 'end' },
  });
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-local-'));
  const program = await startProgram({ dataDir, env: { OLLAMA_BASE_URL: ollama.url } });
  try {
    const { sendMessage } = await ask<Sent>(program, SEND, { text: 'Привет!', client: 'once' });
    const again = await ask<Sent>(program, SEND, { text: 'Привет!', client: 'once' });
    expect(again.sendMessage.turn.id).toBe(sendMessage.turn.id);
    const seen = await follow<EventSeen>(
      program,
      EVENTS,
      { id: sendMessage.conversation.id },
      ({ conversationEvents }) => conversationEvents.__typename === 'ReplyFinal',
    );
    const events = seen.map(({ conversationEvents }) => conversationEvents).filter(({ number }) => number !== null);
    expect(events.map(({ __typename }) => __typename)).toEqual(['MessageStored', 'TurnRouted', 'ReplyFinal']);
    expect(events.at(-1)).toMatchObject({ text: 'Здравствуйте!', model: 'ollama/tiny:latest', costUsd: 0, number: 3 });
    expect(ollama.requests.filter(({ path }) => path === '/v1/chat/completions')).toHaveLength(1);
  } finally {
    await program.end('SIGTERM');
    await ollama.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

const TRIES = `query ($id: ID!) { node(id: $id) { ... on Turn { model costUsd tries { model outcome weakness } } } models { id contextTokens isFree } }`;

test('an answer that is not good enough is asked of the next model of the chain, which GraphQL tells', async () => {
  const asked = z.object({ model: z.string() });
  const ollama = await startScriptedModelServer([], {
    '/api/tags': { kind: 'json', status: 200, body: { models: [{ name: 'tiny' }, { name: 'big' }] } },
    '/api/show': { kind: 'json', status: 200, body: { capabilities: ['completion', 'tools'] } },
    '/v1/chat/completions': (body) => {
      const isTiny = asked.parse(body).model === 'tiny';
      return { kind: 'stream', chunks: isTiny ? says('Извините, ', 'я не могу помочь.') : says('Роза, ', 'мороза') };
    },
  });
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-local-'));
  const config = join(dataDir, 'parley.yaml');
  writeFileSync(config, JSON.stringify({ chains: { chat: [{ model: 'ollama/tiny', firstEvent: '30s' }, 'ollama/big'] } }));
  const program = await startProgram({ dataDir, env: { OLLAMA_BASE_URL: ollama.url, PARLEY_CONFIG: config } });
  try {
    const { sendMessage } = await ask<Sent>(program, SEND, { text: '/chat Напиши стихотворение', client: 'once' });
    const seen = await follow<EventSeen>(
      program,
      EVENTS,
      { id: sendMessage.conversation.id },
      ({ conversationEvents }) => conversationEvents.__typename === 'ReplyFinal',
    );
    expect(seen.at(-1)?.conversationEvents).toMatchObject({ text: 'Роза, мороза', model: 'ollama/big' });
    const { node, models } = await ask<{ node: unknown; models: unknown }>(program, TRIES, { id: sendMessage.turn.id });
    expect(node).toEqual({
      model: 'ollama/big',
      costUsd: 0,
      tries: [
        { model: 'ollama/tiny', outcome: 'answered', weakness: 'refuses' },
        { model: 'ollama/big', outcome: 'answered', weakness: null },
      ],
    });
    expect(models).toContainEqual({ id: 'ollama/tiny', contextTokens: 4_096, isFree: true });
  } finally {
    await program.end('SIGTERM');
    await ollama.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

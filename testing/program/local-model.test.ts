import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

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

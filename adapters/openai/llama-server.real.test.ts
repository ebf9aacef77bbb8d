import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { ModelEvent, ModelProvider, ModelRequest } from '../../domain/ports/model-provider.ts';
import { collectReply } from '../../domain/routing/collect-reply.ts';
import { makeManualClock } from '../../domain/testing/manual-clock.ts';
import { findLlamaServer, startLlamaServer } from '../../testing/models/llama-server.ts';
import type { LlamaServer } from '../../testing/models/llama-server.ts';
import { makeAnthropicProvider } from '../anthropic/anthropic-provider.ts';
import { makeOpenAiProvider } from './openai-provider.ts';

const found = await findLlamaServer();
const REQUEST: ModelRequest = {
  model: 'tiny',
  system: 'Будь краток.',
  messages: [{ role: 'user', text: 'Привет' }],
  tools: [],
  maxOutputTokens: 20,
};
const LONG: ModelRequest = { ...REQUEST, maxOutputTokens: 1_900 };
const clock = makeManualClock();

const PROVIDERS: readonly (readonly [string, (url: string) => ModelProvider])[] = [
  ['openai', (url) => makeOpenAiProvider({ name: 'llama', dialect: 'compatible', apiKey: null, baseUrl: `${url}/v1`, clock })],
  ['anthropic', (url) => makeAnthropicProvider({ apiKey: 'none', baseUrl: url, clock })],
];

const title = 'missing' in found ? `a real llama-server (not to be had here: ${found.missing})` : 'a real llama-server';
describe.skipIf('missing' in found)(title, () => {
  let server: LlamaServer;
  beforeEach(async () => {
    server = await startLlamaServer('root' in found ? found.root : '');
  });
  afterEach(() => server.kill());

  describe.each(PROVIDERS)('by the protocol of %s', (_name, makeProvider) => {
    test('streams an answer piece by piece, counts it and says that the limit ended it', async () => {
      const texts: string[] = [];
      const collected = await collectReply(makeProvider(server.url).stream(REQUEST, new AbortController().signal), (text) => {
        texts.push(text);
      });
      expect(collected).toMatchObject({ kind: 'reply', reply: { stop: 'length', text: texts.at(-1) }, usage: { outputTokens: 20 } });
      expect(collected.usage?.inputTokens).toBeGreaterThan(10);
      expect(texts.length).toBeGreaterThan(10);
    });

    test('cancelled in the middle, it stops working', async () => {
      const control = new AbortController();
      const events: ModelEvent[] = [];
      for await (const event of makeProvider(server.url).stream(LONG, control.signal)) {
        events.push(event);
        if (event.type === 'text') control.abort();
      }
      expect(events.at(-1)).toMatchObject({ type: 'failed', failure: { kind: 'cancelled' } });
      await expect.poll(() => server.isBusy()).toBe(false);
    });

    test('a prompt longer than its context is rejected', async () => {
      const messages: ModelRequest['messages'] = [{ role: 'user', text: 'слишком длинно '.repeat(1_000) }];
      const collected = await collectReply(
        makeProvider(server.url).stream({ ...REQUEST, messages }, new AbortController().signal),
        () => undefined,
      );
      expect(collected).toMatchObject({ kind: 'failed', failure: { kind: 'rejected' } });
    });

    test('killed in the middle, it is unreachable, and nothing is taken for a whole answer', async () => {
      const events: ModelEvent[] = [];
      for await (const event of makeProvider(server.url).stream(LONG, new AbortController().signal)) {
        events.push(event);
        if (events.filter(({ type }) => type === 'text').length === 1) await server.kill();
      }
      expect(events.at(-1)).toMatchObject({ type: 'failed', failure: { kind: 'unreachable' } });
    });
  });

  test('lists its model with the context it has', async () => {
    const [, makeOpenAi] = PROVIDERS[0] ?? [];
    expect(await makeOpenAi?.(server.url).list(new AbortController().signal)).toEqual([{ name: 'tiny', contextTokens: 2_048 }]);
  });
});

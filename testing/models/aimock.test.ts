import { LLMock } from '@copilotkit/aimock';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { makeAnthropicProvider } from '../../adapters/anthropic/anthropic-provider.ts';
import { makeOpenAiProvider } from '../../adapters/openai/openai-provider.ts';
import type { ModelProvider, ModelRequest, PromptMessage } from '../../domain/ports/model-provider.ts';
import { collectReply } from '../../domain/routing/collect-reply.ts';
import type { Collected } from '../../domain/routing/collect-reply.ts';
import { makeManualClock } from '../../domain/testing/manual-clock.ts';

/** A stand-in by others: it knows both protocols from the servers' side and checks what it is sent. */
const mock = new LLMock({ port: 0 });
const clock = makeManualClock();
const ADD = { name: 'add', description: 'Adds two numbers.', inputSchema: { type: 'object', properties: { a: { type: 'number' } } } };

beforeAll(async () => {
  mock.on({ userMessage: 'Сложи', hasToolResult: false }, { toolCalls: [{ name: 'add', arguments: '{"a":2,"b":3}' }] });
  mock.on({ userMessage: 'Сложи', hasToolResult: true }, { content: 'Получилось 5' });
  mock.on({ userMessage: 'Что здесь?' }, { content: 'Кот' });
  mock.onMessage('hello', { content: 'Hi there, this is quite a long answer, so that it comes in pieces.' });
  await mock.start();
});
afterAll(() => mock.stop());

const PROVIDERS: readonly (readonly [string, () => ModelProvider])[] = [
  ['anthropic', () => makeAnthropicProvider({ apiKey: 'mock', baseUrl: mock.url, clock })],
  ['openai', () => makeOpenAiProvider({ name: 'openai', dialect: 'openai', apiKey: 'mock', baseUrl: `${mock.url}/v1`, clock })],
];

describe.each(PROVIDERS)('against aimock, with the official SDK: %s', (_name, makeProvider) => {
  function ask(messages: readonly PromptMessage[], texts: string[] = []): Promise<Collected> {
    const request: ModelRequest = { model: 'any', system: 'Be brief.', messages, tools: [ADD], maxOutputTokens: 500 };
    return collectReply(makeProvider().stream(request, new AbortController().signal), (text) => {
      texts.push(text);
    });
  }

  test('a streamed answer arrives whole, growing', async () => {
    const texts: string[] = [];
    const collected = await ask([{ role: 'user', text: 'hello' }], texts);
    expect(collected).toMatchObject({
      kind: 'reply',
      reply: { stop: 'end', text: 'Hi there, this is quite a long answer, so that it comes in pieces.' },
    });
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.every((text, at) => at === 0 || text.startsWith(texts[at - 1] ?? '?'))).toBe(true);
  });

  test('the two legs of a tool call', async () => {
    const question: PromptMessage = { role: 'user', text: 'Сложи 2 и 3' };
    const first = await ask([question]);
    if (first.kind !== 'reply') throw new Error(first.failure.message);
    const [call] = first.reply.toolCalls;
    if (call === undefined) throw new Error('No tool was called.');
    expect(first.reply.stop).toBe('tool-calls');
    expect(call).toMatchObject({ name: 'add', input: { a: 2, b: 3 } });
    const { text, toolCalls, opaque } = first.reply;
    const second = await ask([
      question,
      { role: 'assistant', text, toolCalls, opaque },
      { role: 'tool', callId: call.id, name: 'add', output: '5', isError: false },
    ]);
    expect(second).toMatchObject({ kind: 'reply', reply: { text: 'Получилось 5' } });
  });

  test('a question about a picture is taken', async () => {
    const pictures = [{ mime: 'image/png', base64: 'iVBORw0KGgo=' }] as const;
    expect(await ask([{ role: 'user', text: 'Что здесь?', pictures }])).toMatchObject({ kind: 'reply', reply: { text: 'Кот' } });
  });

  test('a refusal by HTTP is one failure, not a retry', async () => {
    const before = mock.getRequests().length;
    mock.nextRequestError(503, { message: 'overloaded' });
    expect(await ask([{ role: 'user', text: 'hello' }])).toMatchObject({ kind: 'failed', failure: { kind: 'unreachable' } });
    expect(mock.getRequests().length - before).toBe(1);
  });

  test('an unknown request is rejected', async () => {
    expect(await ask([{ role: 'user', text: 'nobody scripted this' }])).toMatchObject({ kind: 'failed', failure: { kind: 'rejected' } });
  });
});
